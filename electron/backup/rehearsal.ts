/** Opens a restored copy as a new computer would, and holds it against what its manifest promised. */
import { join } from 'node:path';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { openCaseStore } from '../desk/case-store';
import { createBlobStore } from '../ledger/blob-store';
import { openLedger } from '../ledger/ledger';
import { openCaseKeys } from '../vault/case-keys';
import type { Restored } from './job';

const sampledCases = 60;
const harmless: readonly string[] = ['witnessLost', 'checkpointLost'];

/** Why a copy is no station. */
export type CopyProblem =
  'stopped' | 'ledgerDamaged' | 'headDiffers' | 'casesDiffer' | 'caseUnreadable';

/** Verifies chain and head of the whole record, every case's key in a sample, and every picture of those cases. */
export async function openCopy(
  folder: string,
  derive: (purpose: string) => Buffer,
  promised: Pick<Restored, 'head' | 'cases'>,
  isStopped: () => boolean = () => false,
): Promise<Result<{ pictures: number }, CopyProblem>> {
  const stationEntries = derive('station-entries');
  const nameKey = derive('blob-names');
  const macKey = derive('ledger-record');
  const keys = openCaseKeys(join(folder, 'keys'), derive('case-keys'));
  const opened = await openLedger({ folder: join(folder, 'ledger'), macKey });
  if (!opened.ok) return err('ledgerDamaged');
  const ledger = opened.value;
  try {
    if (isStopped()) return err('stopped');
    // A copy has no witness and no checkpoint of its own; anything else that was found is damage.
    const hurt = ledger.found.some(({ kind }) => !harmless.includes(kind));
    if (hurt || (await ledger.verify()).state !== 'whole') return err('ledgerDamaged');
    if (isStopped()) return err('stopped');
    const head = ledger.durableHead();
    if (head !== promised.head.seq || (await ledger.hashAt(head)) !== promised.head.hash) {
      return err('headDiffers');
    }
    if (ledger.cases.size !== promised.cases) return err('casesDiffer');
    const cases = openCaseStore(ledger, keys, stationEntries);
    const blobs = createBlobStore(join(folder, 'blobs'), { nameKey, caseKey: keys.get });
    for (const seq of ledger.stationSeqs) {
      if (!(await cases.entry(seq)).ok) return err('ledgerDamaged');
    }
    let pictures = 0;
    const ids = [...ledger.cases.keys()];
    const step = Math.max(1, Math.floor(ids.length / sampledCases));
    for (const caseId of ids.filter((_, index) => index % step === 0)) {
      if (isStopped()) return err('stopped');
      const found = await cases.load(caseId);
      // The copy is whole without a case that was destroyed before.
      if (!found.ok && found.error.kind === 'caseDestroyed') continue;
      if (!found.ok) return err('caseUnreadable');
      for (const page of (found.value?.documents ?? []).flatMap((each) => each.pages)) {
        for (const { sha256 } of [page.original, page.corrected]) {
          // Reading verifies seal and content.
          if (!(await blobs.get(caseId, sha256)).ok) return err('caseUnreadable');
          pictures += 1;
        }
      }
    }
    return ok({ pictures });
  } finally {
    await ledger.close();
    keys.wipe();
    for (const key of [stationEntries, nameKey, macKey]) key.fill(0);
  }
}
