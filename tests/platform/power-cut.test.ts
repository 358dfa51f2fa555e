/** What the embedded platform answered is on the disk: the power goes the moment after, or the disk keeps nothing more. */
import { writeFile } from 'node:fs/promises';
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
        const database = await openEmbedded(dataDir, () => undefined);
        const found = await database.query<{ code: string }>('select code from pairing_codes');
        await database.close();
        expect(found.map(({ code }) => code)).toEqual(expect.arrayContaining(acknowledged));
      }
    } finally {
      await disk.remove();
    }
  },
);

/** From a signal on, the disk of a process keeps nothing more. */
const deafDisk = `
const fs = require('node:fs');
const { fsyncSync } = fs;
let isDeaf = false;
process.on('SIGUSR2', () => { isDeaf = true; });
fs.fsyncSync = (file) => {
  if (isDeaf) throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' });
  fsyncSync(file);
};
`;

test('what a disk does not keep is not acknowledged: the process ends, and another one goes on', async () => {
  const dataDir = join(scratch, 'deaf');
  const preload = join(scratch, 'deaf-disk.cjs');
  await writeFile(preload, deafDisk);
  const env = { NODE_OPTIONS: `--require ${preload}` };
  const platform = await startPlatform({ dataDir, env });
  const kept = await new Official(platform).newPairingCode();
  process.kill(platform.pid, 'SIGUSR2');
  // The signal is heard before the request that follows it.
  await fetch(`${platform.url}/v1/health/live`);
  await expect(new Official(platform).newPairingCode()).rejects.toThrow();
  expect(await platform.stop()).toBe(1);
  expect(platform.log()).toContain('"kind":"database-lost"');
  expect(platform.log()).toContain('"code":"EIO"');
  const next = await startPlatform({ dataDir });
  await new Official(next).newPairingCode();
  await next.stop();
  const database = await openEmbedded(dataDir, () => undefined);
  const found = await database.query<{ code: string }>('select code from pairing_codes');
  await database.close();
  expect(found.map(({ code }) => code)).toContain(kept);
});
