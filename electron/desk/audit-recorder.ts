/** Writes into the trail what only bears witness: views, refusals, jumps of the clock, the digest of the day. */
import type { AppError } from '../../shared/domain/app-error';
import type { Instant } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { AuditEvent } from '../../shared/ledger/audit-event';
import { storageError } from '../ledger/blob-store';
import type { Log } from '../log';
import { kindOf } from '../log';
import type { ClockState } from './audit-clock';
import { createAuditClock } from './audit-clock';
import type { Refusal } from './audit-refusals';
import { createAuditRefusals } from './audit-refusals';
import type { View } from './audit-views';
import { createAuditViews } from './audit-views';
import type { DigestKeeper } from './digest-keeper';
import { createDigestKeeper } from './digest-keeper';
import { createTurns } from './keyed-lock';
import type { Station } from './station';

export type AuditRecorder = {
  readonly open: (station: Station) => void;
  /** Writes what is still to be told, and the digest; to be called while the station is still open. */
  readonly closing: () => Promise<void>;
  /** Work of the trail that has to end when the station is locked. */
  readonly onClosing: (stop: () => void) => void;
  /** Resolves when the view is in the trail, or was there a moment ago; also asked while the station is locked. */
  readonly viewed: (view: View) => Promise<Result<undefined, AppError>>;
  readonly refused: (refusal: Refusal) => void;
  readonly note: (event: AuditEvent) => Promise<Result<undefined, AppError>>;
  /** To be called every half minute. */
  readonly tick: () => Promise<void>;
  readonly clock: () => ClockState;
  readonly digests: () => DigestKeeper | undefined;
};

type Parts = {
  readonly now: () => Instant;
  /** Never goes back. */
  readonly monotonicMs: () => number;
  readonly log: Log;
  readonly onClock: (state: ClockState) => void;
};

const countedPerTick = 1_000;
/** Locking must not take long: what is not counted by then belongs to the next digest. */
const countedAtLock = 500;

/** The recorder; it notes nothing before a station is opened. */
export function createAuditRecorder(parts: Parts): AuditRecorder {
  const { now, monotonicMs: nowMs, log } = parts;
  let open: { readonly station: Station; readonly keeper: DigestKeeper } | undefined;
  const writing = new Set<Promise<unknown>>();
  const stops: (() => void)[] = [];

  async function append(event: AuditEvent): Promise<Result<undefined, AppError>> {
    if (open === undefined) return err({ kind: 'stationLocked' });
    const written = open.station.appendStation([event], { audit: true });
    writing.add(written);
    const result = await written
      .catch((error: unknown) => err(storageError(error)))
      .finally(() => writing.delete(written));
    if (!result.ok) log('auditNotWritten', { kind: result.error.kind });
    return result.ok ? ok(undefined) : result;
  }

  const instantOf = (ms: number): Instant =>
    new Date(Date.parse(now()) - (nowMs() - ms)).toISOString();
  const knows = (caseId: string) => open?.station.ledger.cases.has(caseId) === true;
  const newBook = () => ({
    views: createAuditViews({ append, now, nowMs, instantOf }),
    refusals: createAuditRefusals({ append, nowMs, instantOf }),
  });
  // What is still to be told of the station is not told to its drill, where it could be thrown away.
  const books = { real: newBook(), drill: newBook() };
  let book = books.real;
  const clock = createAuditClock({
    append,
    read: () => ({ wallMs: Date.parse(now()), monotonicMs: nowMs() }),
    onState: parts.onClock,
  });

  /** Opening, watching and closing follow each other. */
  const alone = createTurns();

  /** Witness that cannot be borne must not keep the desk from working. */
  async function quietly(work: () => Promise<void>): Promise<Result<undefined, AppError>> {
    await work().catch((error: unknown) => log('auditBroke', { kind: kindOf(error) }));
    return ok(undefined);
  }

  return {
    open: (station) => {
      book = station.facts().drill ? books.drill : books.real;
      open = { station, keeper: createDigestKeeper({ station, now, log }) };
      const begin = async () => {
        await clock.opened(station);
        await book.refusals.tell(true);
        await book.views.tell(false, knows);
      };
      void station.during(() => alone(() => quietly(begin)));
    },
    closing: async () => {
      const closed = open;
      if (closed === undefined) return;
      for (const stop of stops) stop();
      const end = async () => {
        await book.refusals.tell(true);
        await book.views.tell(true, knows);
        await closed.keeper.make(countedAtLock);
      };
      await alone(() => quietly(end));
      await Promise.allSettled([...writing]);
      book.views.locked(closed.station.operator.id);
      clock.locked();
      open = undefined;
    },
    onClosing: (stop) => void stops.push(stop),
    viewed: async (view) =>
      open === undefined ? book.views.viewedLocked(view) : book.views.viewed(view, knows),
    refused: ({ caseId, ...refusal }) => {
      const isKnown = caseId !== undefined && knows(caseId);
      const told = open === undefined ? books.real : book;
      void told.refusals.refused(isKnown ? { ...refusal, caseId } : refusal);
    },
    note: append,
    tick: async () => {
      const opened = open;
      if (opened === undefined) return clock.watch(undefined);
      const look = async () => {
        await clock.watch(opened.station);
        await book.refusals.tell(false);
        await book.views.tell(false, knows);
        await opened.keeper.catchUp(countedPerTick);
      };
      await opened.station.during(() => alone(() => quietly(look)));
    },
    clock: () => clock.state(),
    digests: () => open?.keeper,
  };
}
