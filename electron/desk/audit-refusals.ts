/** Refused calls on their way into the trail: the first at once, its repeats as one entry, never more than a few. */
import * as z from 'zod';
import type { AppError } from '../../shared/domain/app-error';
import type { OperatorRole } from '../../shared/domain/command';
import type { Instant } from '../../shared/domain/ids';
import { uuidSchema } from '../../shared/domain/ids';
import type { AuditEvent } from '../../shared/ledger/audit-event';
import type { Append } from './audit-views';
import { createRepeats } from './repeats';

export type Refusal = {
  readonly command: string;
  readonly reason: string;
  readonly role?: OperatorRole | undefined;
  readonly caseId?: string | undefined;
};

type Refused = Extract<AuditEvent, { type: 'callRefused' }>;

const several = { command: 'several', reason: 'several' };
const refusalWindow = { windowMs: 10 * 60_000, most: 64 };

export type AuditRefusals = {
  readonly refused: (refusal: Refusal) => Promise<void>;
  /** Writes the repeats whose time is over, or all of them. */
  readonly tell: (everything: boolean) => Promise<void>;
};

/** Refusals written by `append`; what cannot be written yet is told later. */
export function createAuditRefusals(parts: {
  readonly append: Append;
  readonly nowMs: () => number;
  readonly instantOf: (ms: number) => Instant;
}): AuditRefusals {
  const { append, nowMs, instantOf } = parts;
  type Met = { readonly refusal: Refusal; isTold: boolean; isTaken: boolean };
  const met = createRepeats<Met>(refusalWindow, nowMs);
  /** Not on the disk yet, oldest first. */
  const owed: Refused[] = [];

  function eventOf(refusal: Refusal, count: number, sinceMs: number): Refused {
    const { command, reason, role, caseId } = refusal;
    return {
      type: 'callRefused',
      command: command.slice(0, 60),
      reason: reason.slice(0, 40),
      ...(role === undefined ? {} : { role }),
      ...(caseId === undefined ? {} : { caseId }),
      count,
      since: instantOf(sinceMs),
    };
  }

  /** Repeats of what is owed already are counted there; what is too much becomes one entry of several kinds. */
  function owe(event: Refused): void {
    const { command, reason, role, caseId } = event;
    const at = owed.findIndex(
      (one) =>
        one.command === command &&
        one.reason === reason &&
        one.role === role &&
        one.caseId === caseId,
    );
    const before = owed[at];
    if (before !== undefined) owed[at] = { ...before, count: before.count + event.count };
    else if (owed.length < refusalWindow.most || command === several.command) owed.push(event);
    else owe({ type: 'callRefused', ...several, count: event.count, since: event.since });
  }

  async function settle(): Promise<void> {
    for (let next = owed.shift(); next !== undefined; next = owed.shift()) {
      const written = await append(next);
      if (written.ok) continue;
      owed.unshift(next);
      return;
    }
  }

  return {
    refused: async (refusal) => {
      const { command, reason, role = '', caseId = '' } = refusal;
      const kept: Met = { refusal, isTold: false, isTaken: false };
      if (met.meet(`${command} ${reason} ${role} ${caseId}`, kept) !== 'first') return;
      kept.isTold = true;
      const event = eventOf(refusal, 1, nowMs());
      const written = await append(event);
      kept.isTold = written.ok;
      if (!written.ok && kept.isTaken) owe(event);
    },
    tell: async (everything) => {
      const { kinds, crowded } = met.take(everything);
      for (const { value, repeats, sinceMs } of kinds) {
        value.isTaken = true;
        const count = repeats + (value.isTold ? 0 : 1);
        if (count > 0) owe(eventOf(value.refusal, count, sinceMs));
      }
      if (crowded !== undefined) owe(eventOf(several, crowded.count, crowded.sinceMs));
      await settle();
    },
  };
}

/** Groups and calls that only ask: that something is not there yet is no refusal. */
const asking =
  /^(station|ledger|blobs)\.|^papers\.(letter|archive)Pdf$|^sync\.(status|sendNow)$|^audit\.(viewed|clock|digests)$|^scanners\.(list|add|facts|kept|page)$/;

/** A disk that fails refuses nobody, and a locked station cannot be written to. */
const noRefusal: readonly AppError['kind'][] = [
  'stationLocked',
  'storageFull',
  'storageFailed',
  'internal',
];

const namedSchema = z.object({ name: z.string(), caseId: uuidSchema });
const ofCaseSchema = z.object({ caseId: uuidSchema });

/** What of a failed call belongs into the trail. */
export function refusalIn(command: string, input: unknown, error: AppError): Refusal | undefined {
  if (asking.test(command) || noRefusal.includes(error.kind)) return undefined;
  const named = command === 'desk.execute' ? namedSchema.safeParse(input).data : undefined;
  const caseId = ofCaseSchema.safeParse(input).data?.caseId;
  return { command: named?.name ?? command, reason: error.kind, caseId };
}
