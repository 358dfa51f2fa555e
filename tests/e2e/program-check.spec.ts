/** The packed program holds its own files against their signed list: one that is not as it was published lets nobody in, and says so. */
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { packedExecutable } from '../../build/setup/packed.mjs';
import type { StationBridge } from '../../shared/ipc/bridge';
import { debuggableExecutable } from '../support/debuggable-copy';
import { launchStation } from '../support/electron-app';
import { stationPages } from './pages/station-pages';

const packedAsar = join(dirname(packedExecutable), 'resources/app.asar');
const passphrase = '望海潮 一二三四五';

/** The lines of the log about the check, oldest first. */
async function checksIn(userDataDir: string) {
  const log = await readFile(join(userDataDir, 'logs/station.log'), 'utf8');
  const lines = log.trim().split('\n');
  return lines
    .map((line) => JSON.parse(line) as { event: string; kind?: string; files?: number })
    .filter(({ event }) => event === 'programChecked');
}

test('a damaged program opens to nobody and names its files; the whole one opens the same records @packed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'station-damaged-'));
  const userDataDir = join(folder, 'data');
  const copy = join(folder, 'program');
  const program = join(copy, basename(packedExecutable));
  let station = await launchStation({ userDataDir });
  const close = () => station.close();
  try {
    await stationPages(station.page).door.createStation({
      school: '望潮小学',
      operatorName: '程望',
      passphrase,
    });
    await close();

    await cp(dirname(debuggableExecutable()), copy, { recursive: true });
    await appendFile(join(copy, 'resources/app.asar'), 'x');
    await writeFile(join(copy, 'resources/added.node'), 'x');
    station = await launchStation({ userDataDir, program });
    const { door } = stationPages(station.page);
    await expect(door.trouble).toContainText(
      '程序自己的文件和发布时的不一样（1 个）：resources/app.asar。',
    );
    await expect(door.trouble).toContainText(
      `${copy} 里多了不属于程序的文件（1 个）：resources/added.node`,
    );
    await expect(door.trouble).toContainText('所有办件和材料都在本机');
    await expect(door.trouble).toContainText('请用学校保管的安装盘把程序重新装一次');
    await expect(station.page.getByLabel('口令', { exact: true })).toHaveCount(0);
    // Whoever asks past the screen is refused all the same.
    const asked = await station.page.evaluate(
      (words) =>
        (window as unknown as { station: StationBridge }).station.station.unlock({
          passphrase: words,
        }),
      passphrase,
    );
    expect(asked).toMatchObject({ ok: false, error: { kind: 'programDamaged', count: 1 } });
    await close();

    // As it was published again, and what somebody added is still there.
    await cp(packedAsar, join(copy, 'resources/app.asar'));
    station = await launchStation({ userDataDir, program });
    await expect(stationPages(station.page).door.trouble).toContainText('移到别处');
    await close();
    await rm(join(copy, 'resources/added.node'));

    await rm(join(copy, 'SHA256SUMS.sig'));
    station = await launchStation({ userDataDir, program });
    await expect(stationPages(station.page).door.trouble).toContainText('程序文件的清单不见了');
    await close();

    station = await launchStation({ userDataDir });
    await stationPages(station.page).door.unlock(passphrase);
    const checks = await checksIn(userDataDir);
    const kinds = ['ok', 'programDamaged', 'programAdded', 'programUnsigned', 'ok'];
    expect(checks.map(({ kind }) => kind)).toEqual(kinds);
    expect(checks[0]?.files).toBeGreaterThan(50);
  } finally {
    await close();
    await rm(folder, { recursive: true, force: true });
  }
});
