/** A kill between the file of a time stamp and its entry: the file goes, the package is whole, the stamp is fetched anew. */
import { expect, it } from 'vitest';
import { packageDigests } from '../../electron/archive/package-digests';
import { createStampDesk } from '../../electron/desk/stamp-desk';
import { verifyPackage } from '../../shared/archive/package/verify-package';
import { copyAsKilled } from '../support/copy-as-killed';
import { scratchFolder } from '../support/scratch-folder';
import { blobsBelow, stampBench } from '../support/stamp-bench';
import { sealedCase, signaturesOf, stampOf } from '../support/stamped-station';
import { valueOf } from '../support/station-people';

const { folder, honest, anAuthority, openAt, hostOf, stamped } = stampBench();

it('a time stamp after a kill between its file and its entry is fetched anew, and nothing is wrong', async () => {
  const { address } = await anAuthority(honest);
  const station = await openAt(folder(), { address });
  const caseId = await sealedCase(station);
  const copy = scratchFolder('stamps-killed');
  const filesBefore = (await blobsBelow(folder())).length;
  const stamps = createStampDesk({
    ...station,
    blobs: station.noting,
    shelf: station.policy.shelf,
    desk: {
      execute: async (command, actor) => {
        await copyAsKilled(folder(), copy);
        return station.desk.execute(command, actor);
      },
    },
  });
  const host = hostOf({ stamps });
  await stamped(station, caseId);
  await host.close();
  // The file was there before the record spoke of it.
  expect(await blobsBelow(copy)).toHaveLength(filesBefore + 1);
  const again = await openAt(copy, { address });
  expect(await stampOf(again, caseId)).toBeUndefined();
  const source = valueOf(await again.archives.source(caseId));
  expect((await verifyPackage(source, packageDigests)).findings).toEqual([]);
  expect(again.ledger.found).toEqual([]);
  // Nobody knows of that file any more: it goes, whether or not its authority will ever answer the same.
  await again.ledger.verify();
  expect(valueOf(await again.sweepUnrecorded())).toBe(1);
  expect(await blobsBelow(copy)).toHaveLength(filesBefore);
  hostOf(again);
  await stamped(again, caseId);
  expect((await signaturesOf(again, caseId)).findings).toEqual([]);
});
