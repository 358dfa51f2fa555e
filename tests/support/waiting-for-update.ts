/** A desk whose program is one file and whose case waits: nothing gets through until the program was updated. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { childOf, completeForm } from './case-builders';
import { launchStation, type Station } from './electron-app';
import { fillAtDesk, unlikePages } from './fill-at-desk';
import { handOut, type publisher } from './handed-out';
import { pickyPlatform, problem } from './picky-platform';
import { Official, startPlatform } from './platform';
import { online } from './quiet-sync-host';
import { leaveStation, valueOf } from './station-people';

/** The child whose case waits. */
export const waitingChild = '尉玥宁';

/** Makes the desk, which is then launched as often as a test likes. */
export async function waitingForUpdate(name: string) {
  const folder = await mkdtemp(join(tmpdir(), `station-${name}-`));
  const caseId = uuidv7();
  const program = join(folder, 'station.AppImage');
  const opened = join(folder, 'opened');
  await writeFile(program, '#!/bin/sh\necho old\n', { mode: 0o755 });
  const platform = await startPlatform({ dataDir: join(folder, 'platform') });
  const picky = await pickyPlatform(platform.url);
  await leaveStation(join(folder, 'desk'), async (desk) => {
    await online(desk, async (host) => valueOf(await host.pair(picky.url, platform.pairingCode)));
    const form = { ...completeForm, ...childOf(caseId), 'child.name': waitingChild };
    await fillAtDesk(desk, caseId, unlikePages(), form);
  });
  picky.judgeBy(() => problem(503, 'unavailable'));
  let handedOver = 0;
  return {
    folder,
    launch: () =>
      launchStation({
        userDataDir: join(folder, 'desk'),
        env: { STATION_INSTALLED_AS: 'appimage', APPIMAGE: program },
      }),
    /** A folder as it is handed out, with a program that writes down that it was opened. */
    handedOut: (version: string, key?: Pick<typeof publisher, 'sign'>, padding = '') => {
      const bytes = Buffer.from(`#!/bin/sh\necho ${version} >'${opened}'\n${padding}`);
      const notes = { 'zh-CN': '- 打印更快。\n- 修好了扫描。', en: 'Printing is faster.' };
      return handOut(folder, version, bytes, { key, notes });
    },
    /** The program ends, is replaced, and the new one is opened in its place. */
    replaced: async (station: Station, version: string, press: () => Promise<void>) => {
      expect(await readFile(program, 'utf8')).toContain('echo old');
      const ended = new Promise((resolve) => station.process.once('exit', resolve));
      await press();
      await ended;
      expect(await readFile(program, 'utf8')).toContain(`echo ${version}`);
      await expect.poll(() => readFile(opened, 'utf8').catch(() => '')).toBe(`${version}\n`);
    },
    /** Lets everything through from now on. */
    letThrough: () =>
      picky.judgeBy(({ method, path }) => {
        if (method === 'PUT' && path.includes('/revisions/')) handedOver += 1;
        return undefined;
      }),
    /** The case comes to the platform, once. */
    arrived: async () => {
      const official = new Official(platform);
      await expect.poll(() => official.getCase(caseId).catch(() => undefined)).toBeDefined();
      const reviewed = await official.untilState(caseId, 'firstReview');
      expect(reviewed.revision).toBe(1);
      const { body } = await official.ask<{ cases: unknown[] }>('GET', '/v1/review/cases');
      expect(body.cases).toHaveLength(1);
      expect(handedOver).toBe(1);
    },
    end: async () => {
      await picky.stop();
      await platform.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
