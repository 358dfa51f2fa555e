/** The packed program with a page that is attacked from inside, and everything by which a success of that would be seen. */
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { layBait } from './bait';
import { launchStation } from './electron-app';

export const origin = 'app://station';

/** Opens it with a camera that is not there, and programs of ours where the system's opener of addresses would be found. */
export async function attackStation() {
  const folder = await mkdtemp(join(tmpdir(), 'station-hardening-'));
  const opened = join(folder, 'opened');
  for (const name of ['xdg-open', 'gio', 'gvfs-open']) {
    await writeFile(join(folder, name), `#!/bin/sh\necho "$@" >> '${opened}'\n`);
    await chmod(join(folder, name), 0o755);
  }
  const bait = await layBait();
  const station = await launchStation({
    userDataDir: join(folder, 'data'),
    args: ['--use-fake-device-for-media-stream'],
    env: { PATH: `${folder}:${process.env['PATH'] ?? ''}` },
  });
  const { page } = station;
  const atTheDoor = page.getByRole('heading', { level: 1 }).first();
  await atTheDoor.waitFor();
  const session = await page.context().newCDPSession(page);

  /** The policy of the page is put aside, as a hole in it would: what is left is main's own wall. */
  const withoutPolicy = async (attack: () => Promise<void>) => {
    await session.send('Page.setBypassCSP', { enabled: true });
    await page.reload();
    try {
      await attack();
    } finally {
      await session.send('Page.setBypassCSP', { enabled: false });
      await page.reload();
      await atTheDoor.waitFor();
    }
  };

  return {
    folder,
    station,
    page,
    session,
    bait: bait.address,
    /** Addresses that are not ours. */
    foreign: [
      `${bait.address}/fetched`,
      bait.address.replace('127.0.0.1', 'localhost'),
      'https://example.invalid/',
      'file:///etc/passwd',
      'ftp://127.0.0.1/',
      'chrome://gpu/',
      'devtools://devtools/bundled/inspector.html',
    ],
    withoutPolicy,
    /** The same attack against both walls together, then against main's alone. */
    withEachWall: async (attack: () => Promise<void>) => {
      await attack();
      await withoutPolicy(attack);
    },
    /** How often the log tells of a refusal. */
    refusals: async (event: string) => {
      const log = await readFile(join(folder, 'data/logs/station.log'), 'utf8');
      return log.split(`"event":"${event}"`).length - 1;
    },
    /** What asking for each address comes to: a status, or that it was refused. */
    statusesOf: (addresses: readonly string[]) =>
      page.evaluate(
        async (urls) =>
          Promise.all(
            urls.map((url) =>
              fetch(url).then(
                ({ status }) => status,
                () => 'refused',
              ),
            ),
          ),
        addresses,
      ),
    /** The same document as before stands there alone, nobody was reached, and no other program was started. */
    expectNothingHappened: async () => {
      expect(await page.evaluate(() => document.querySelector('#root h1') !== null)).toBe(true);
      const { targetInfos } = await session.send('Target.getTargets');
      const seen = targetInfos.filter(({ type }) => !/worker|browser/.test(type));
      expect(seen.map(({ url }) => url)).toEqual([`${origin}/index.html`]);
      expect(bait.taken()).toEqual([]);
      expect(await readFile(opened, 'utf8').catch(() => '')).toBe('');
    },
    close: async () => {
      bait.close();
      await station.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
