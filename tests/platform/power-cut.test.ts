/** The power goes the moment the embedded platform has answered: what it answered is on the disk. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openEmbedded } from '../../platform/database/embedded';
import { Official, startPlatform } from '../support/platform';
import { scratchFolder } from '../support/scratch-folder';
import { createLoopDisk, whyNoLoopDisks } from '../torture/loop-disk';

const scratch = scratchFolder('power-cut');
const rounds = 2;
const reason = await whyNoLoopDisks(scratch);

test.skipIf(reason !== undefined)(
  'what the embedded engine acknowledged outlasts a power cut, and the engine opens again',
  async () => {
    const disk = await createLoopDisk(join(scratch, 'power'), 512);
    const dataDir = disk.folder;
    const acknowledged: string[] = [];
    try {
      for (let round = 0; round < rounds; round += 1) {
        const platform = await startPlatform({ dataDir });
        const official = new Official(platform);
        const cut = await disk.armCut();
        for (let n = 0; n <= round; n += 1) acknowledged.push(await official.newPairingCode());
        await cut();
        await platform.kill();
        await disk.restart();
        const database = await openEmbedded(dataDir);
        const found = await database.query<{ code: string }>('select code from pairing_codes');
        await database.close();
        expect(found.map(({ code }) => code)).toEqual(expect.arrayContaining(acknowledged));
      }
    } finally {
      await disk.remove();
    }
  },
);
