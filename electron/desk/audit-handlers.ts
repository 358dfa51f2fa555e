/** What the calls of the trail do. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import type { DigestFile } from '../../shared/protocol/day-digest';
import { isWhole } from '../../shared/ledger/trail-report';
import { digestFileBytes } from '../audit/digest-files';
import { verifyApart } from '../audit/verify-client';
import { isDestroyed } from '../ledger/entry-index';
import type { AuditRecorder } from './audit-recorder';
import type { Doors } from './doors';
import type { Outputs } from './outputs';
import type { Station } from './station';
import { readTrail } from './trail-reader';

export type AuditParts = {
  /** Something is shown: of a case, or of none. */
  readonly onViewed?: (caseId: string | undefined) => void;
  readonly recorder: AuditRecorder;
  readonly verifyScript: string;
  readonly onVerifyProgress: (progress: { done: number; total: number }) => void;
};

const shownDigests = 60;

/** The handlers; a running verification ends when the station is locked. */
export function createAuditHandlers(
  { unlocked, brief }: Doors,
  outputs: Outputs,
  parts: AuditParts,
): Handlers['audit'] {
  const { recorder } = parts;
  let verifying: AbortController | undefined;
  const stop = () => verifying?.abort();
  recorder.onClosing(stop);

  async function verify(station: Station): ReturnType<Handlers['audit']['verify']> {
    verifying?.abort();
    const mine = new AbortController();
    verifying = mine;
    const total = station.ledger.durableHead();
    const { folder } = station;
    const { publicKey } = station.facts();
    const found = await verifyApart(
      parts.verifyScript,
      { folder, untilSeq: total, publicKey, ...station.trailKeys() },
      (done) => parts.onVerifyProgress({ done, total }),
      mine.signal,
    );
    if (verifying === mine) verifying = undefined;
    if (!found.ok) return found;
    if (found.value === undefined) return ok({ outcome: 'stopped' });
    // The thread does not look behind `untilSeq`: what was destroyed meanwhile is missing for a reason.
    const isThere = (caseId: string) => !isDestroyed(station.ledger, caseId);
    const report = { ...found.value, keysMissing: found.value.keysMissing.filter(isThere) };
    const firstBroken = report.broken?.seq ?? report.lost[0]?.from;
    const noted = await recorder.note({
      type: 'trailVerified',
      entries: report.entries,
      whole: isWhole(report),
      ...(firstBroken === undefined ? {} : { firstBroken }),
      ...(report.keysMissing.length === 0 ? {} : { keysMissing: report.keysMissing.length }),
    });
    return noted.ok ? ok({ outcome: 'done', report }) : noted;
  }

  async function digestOf(day: string, toSeq: number): Promise<Result<DigestFile, AppError>> {
    const all = (await recorder.digests()?.list()) ?? [];
    const found = all.find(({ digest }) => digest.day === day && digest.toSeq === toSeq);
    return found === undefined ? err({ kind: 'fileMissing' }) : ok(found);
  }

  return {
    viewed: (view) => {
      parts.onViewed?.('caseId' in view ? view.caseId : undefined);
      return recorder.viewed(view);
    },
    clock: async () => {
      const behind = recorder.clock();
      return ok(behind === undefined ? {} : { behind });
    },
    read: (request) =>
      brief(async (station) => {
        await recorder.viewed({ what: 'trail' });
        return readTrail({ station, digests: recorder.digests() }, request);
      }),
    verify: () => unlocked(verify),
    stopVerifying: async () => {
      stop();
      return ok(undefined);
    },
    digests: () =>
      brief(async () => {
        const all = (await recorder.digests()?.list()) ?? [];
        return ok(all.slice(0, shownDigests));
      }),
    makeDigest: () =>
      brief(
        async () => (await recorder.digests()?.make(Infinity)) ?? err({ kind: 'stationLocked' }),
      ),
    saveDigest: ({ day, toSeq }) =>
      unlocked(async (station) => {
        const found = await station.during(() => digestOf(day, toSeq));
        if (!found.ok) return found;
        const name = `${station.facts().stationCode}-${day}-${toSeq}.json`;
        const kind = { name: 'JSON', extensions: ['json'] };
        const bytes = digestFileBytes(found.value);
        const record = () => recorder.note({ type: 'digestSaved', day });
        return outputs.save(station, { what: 'digest' }, { name, kind }, async () =>
          ok({ bytes, record }),
        );
      }),
  };
}
