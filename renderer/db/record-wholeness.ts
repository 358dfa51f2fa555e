/** What the working set does for the record in main: compares how far both know it, and hands back pictures that main lost. */
import type { StationBridge } from '../../shared/ipc/bridge';
import type { RowStore } from './row-store';
import { imageKey } from './schema';

type Bridge = Pick<StationBridge, 'ledger' | 'blobs' | 'on'>;

/** Whether these rows were made from the record that main has; main notes it when they were not. */
export async function standsOnRecord(
  bridge: Pick<Bridge, 'ledger'>,
  store: RowStore,
): Promise<boolean> {
  const hash = await store.cursorHash();
  if (hash === undefined || hash === '') return true;
  const met = await bridge.ledger.meet({ seq: await store.cursor(), hash });
  return !met.ok || met.value.agrees;
}

/** Offers every picture that main misses and these rows still have; the answer stops it. */
export function handBackFiles(bridge: Bridge, findStore: () => RowStore | undefined): () => void {
  const offered = new Set<string>();
  return bridge.on('integrityChanged', ({ troubles }) => {
    for (const trouble of troubles) {
      if (trouble.kind !== 'fileLost') continue;
      const { caseId, sha256 } = trouble;
      const key = imageKey(caseId, sha256);
      if (offered.has(key)) continue;
      offered.add(key);
      void findStore()
        ?.readImage(key)
        .then((kept) => {
          if (!kept.ok || kept.value === undefined) return undefined;
          return bridge.blobs.offer({ caseId, sha256, bytes: kept.value });
        })
        .catch(() => offered.delete(key));
    }
  });
}
