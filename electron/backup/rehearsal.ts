/** Opens a restored copy as a new computer would, and holds it against what its manifest promised. */
import { join } from 'node:path';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { openCaseStore } from '../desk/case-store';
import { createBlobStore } from '../ledger/blob-store';
import { openLedger } from '../ledger/ledger';
import { scanSegments } from '../ledger/segments';
import { openCaseKeys } from '../vault/case-keys';
import type { Restored } from './job';

const sampledCases = 60;

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
  const scan = await scanSegments(join(folder, 'ledger'));
  if (isStopped()) return err('stopped');
  if (scan.damage !== undefined || scan.tornBytes > 0) return err('ledgerDamaged');
  const last = scan.entries.at(-1);
  if (last?.header.seq !== promised.head.seq || last.hash.toString('hex') !== promised.head.hash) {
    return err('headDiffers');
  }
  const stationEntries = derive('station-entries');
  const nameKey = derive('blob-names');
  const keys = openCaseKeys(join(folder, 'keys'), derive('case-keys'));
  const ledger = await openLedger(join(folder, 'ledger'), scan);
  try {
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
      // A key that the back-up does not have was destroyed before: the copy is whole without it.
      if (!found.ok && found.error.kind === 'fileMissing') continue;
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
    for (const key of [stationEntries, nameKey]) key.fill(0);
  }
}
