/** Opens a restored copy as a new computer would, and holds it against what its manifest promised. */
import { join } from 'node:path';
import { filesOfPage } from '../../shared/domain/document';
import { filesOfSlip } from '../../shared/domain/service';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { openCaseStore } from '../desk/case-store';
import { createBlobStore } from '../ledger/blob-store';
import { purposes } from '../desk/station-keys';
import { openLedger } from '../ledger/ledger';
import { openCaseKeys } from '../vault/case-keys';
import type { Restored } from './job';

const sampledCases = 60;
const harmless: readonly string[] = ['witnessLost', 'checkpointLost'];

/** Why a copy is no station. */
export type CopyProblem =
  | 'stopped'
  | 'ledgerDamaged'
  | 'headDiffers'
  | 'casesDiffer'
  | 'caseUnreadable';

type Promised = Pick<Restored, 'head' | 'cases'>;
type Checked = Result<{ pictures: number }, CopyProblem>;
type CopyKeys = ReturnType<typeof keysOf>;

/**
 * Verifies chain and head of the whole record, every case's key in a sample, and every picture of those cases. When it
 * is stopped its keys are wiped at that moment: a lock need not wait for it.
 */
export async function openCopy(
  folder: string,
  derive: (purpose: string) => Buffer,
  promised: Promised,
  stop: AbortSignal = new AbortController().signal,
): Promise<Checked> {
  if (stop.aborted) return err('stopped');
  const keys = keysOf(folder, derive);
  stop.addEventListener('abort', keys.wipe, { once: true });
  try {
    const checked = await check(folder, keys, promised, stop);
    // Without its keys everything looks damaged.
    return stop.aborted ? err('stopped') : checked;
  } catch (error) {
    if (stop.aborted) return err('stopped');
    throw error;
  } finally {
    stop.removeEventListener('abort', keys.wipe);
    keys.wipe();
  }
}

function keysOf(folder: string, derive: (purpose: string) => Buffer) {
  const derived = {
    entries: derive(purposes.entries),
    names: derive(purposes.names),
    record: derive(purposes.record),
  };
  const cases = openCaseKeys(join(folder, 'keys'), derive(purposes.caseKeys));
  const wipe = () => {
    cases.wipe();
    for (const key of Object.values(derived)) key.fill(0);
  };
  return { ...derived, cases, wipe };
}

async function check(
  folder: string,
  { entries, names, record, cases: caseKeys }: CopyKeys,
  promised: Promised,
  stop: AbortSignal,
): Promise<Checked> {
  // In a thread of its own: it keeps nobody from anything but the processor.
  const opened = await openLedger({ folder: join(folder, 'ledger'), macKey: record, rests: 1 });
  if (!opened.ok) return err('ledgerDamaged');
  const ledger = opened.value;
  const cases = openCaseStore(ledger, caseKeys, entries);
  try {
    if (stop.aborted) return err('stopped');
    // A copy has no witness and no checkpoint of its own; anything else that was found is damage.
    const hurt = ledger.found.some(({ kind }) => !harmless.includes(kind));
    if (hurt || (await ledger.verify()).state !== 'whole') return err('ledgerDamaged');
    if (stop.aborted) return err('stopped');
    const head = ledger.durableHead();
    if (head !== promised.head.seq || (await ledger.hashAt(head)) !== promised.head.hash) {
      return err('headDiffers');
    }
    if (ledger.cases.size !== promised.cases) return err('casesDiffer');
    const blobs = createBlobStore(join(folder, 'blobs'), { nameKey: names, caseKey: caseKeys.get });
    for (const seq of ledger.stationSeqs) {
      if (!(await cases.entry(seq)).ok) return err('ledgerDamaged');
    }
    let pictures = 0;
    const ids = [...ledger.cases.keys()];
    const step = Math.max(1, Math.floor(ids.length / sampledCases));
    for (const caseId of ids.filter((_, index) => index % step === 0)) {
      if (stop.aborted) return err('stopped');
      const found = await cases.load(caseId);
      // The copy is whole without a case that was destroyed before.
      if (!found.ok && found.error.kind === 'caseDestroyed') continue;
      if (!found.ok) return err('caseUnreadable');
      const slips = (found.value?.letters ?? []).flatMap((one) => filesOfSlip(one.served));
      const clips = (found.value?.clips ?? []).map(({ image }) => image.sha256);
      for (const sha256 of [...slips, ...clips]) {
        if (!(await blobs.get(caseId, sha256)).ok) return err('caseUnreadable');
      }
      for (const page of (found.value?.documents ?? []).flatMap((each) => each.pages)) {
        for (const sha256 of filesOfPage(page)) {
          // Reading verifies seal and content.
          if (!(await blobs.get(caseId, sha256)).ok) return err('caseUnreadable');
        }
        pictures += 2;
      }
    }
    return ok({ pictures });
  } finally {
    cases.forget();
    await ledger.close();
  }
}
