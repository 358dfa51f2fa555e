/** Rare characters on the screen: drawn with the fonts that papers print them with, which are fetched only then. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { launchStation, type Station } from '../support/electron-app';

let folder: string;
let station: Station;
let devTools: CDPSession;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-rare-fonts-'));
  station = await launchStation({ userDataDir: folder });
  await station.page.waitForLoadState('load');
  devTools = await station.page.context().newCDPSession(station.page);
  await devTools.send('DOM.enable');
  await devTools.send('CSS.enable');
});
test.afterAll(async () => {
  await station.close();
  await rm(folder, { recursive: true, force: true });
});

/** Whether the file was fetched. */
const fetched = () =>
  station.page.evaluate(() =>
    [...document.fonts].filter(({ family }) => family.includes('Hana')).map(({ status }) => status),
  );

/** How the whole faces of the screens' font stand. */
const wholeFaces = () =>
  station.page.evaluate(() =>
    [...document.fonts]
      .filter(({ family }) => family.replaceAll('"', '') === 'Noto Sans SC')
      .map(({ status }) => status),
  );

/** Fonts that really drew the text, as the browser tells them. */
async function fontsFor(text: string): Promise<string[]> {
  await station.page.evaluate((words) => {
    const shown = document.createElement('p');
    shown.id = 'shown';
    shown.textContent = words;
    document.querySelector('#shown')?.remove();
    document.body.prepend(shown);
  }, text);
  await station.page.evaluate(() => document.fonts.ready.then(() => undefined));
  const { root } = await devTools.send('DOM.getDocument');
  const { nodeId } = await devTools.send('DOM.querySelector', {
    nodeId: root.nodeId,
    selector: '#shown',
  });
  const { fonts } = await devTools.send('CSS.getPlatformFontsForNode', { nodeId });
  return fonts.filter(({ isCustomFont }) => isCustomFont).map(({ familyName }) => familyName);
}

test('usual names fetch slices only, a rarer one the whole face, the rarest the one file it needs', async () => {
  expect(await fetched()).toEqual(['unloaded']);
  // The variable font is called after its lightest weight.
  expect(await fontsFor('周慧琳 阿卜杜热西提·买买提')).toEqual(['Noto Sans SC Thin']);
  expect(await wholeFaces()).not.toContain('loaded');
  await expect
    .poll(() => fontsFor('张䶮㛃𬭩𫖯').then((names) => names.toSorted()))
    .toEqual(['Noto Sans SC', 'Noto Sans SC Thin']);
  expect(await wholeFaces()).toContain('loaded');
  expect(await fetched()).toEqual(['unloaded']);
  await expect
    .poll(() => fontsFor('吴\u{21757}\u{2CB6D}'))
    .toEqual(expect.arrayContaining(['Noto Sans SC Thin', 'HanaMinB']));
  expect(await fetched()).toEqual(['loaded']);
  expect((await fontsFor('林\uf98f')).toSorted()).toEqual(['Noto Sans SC', 'Noto Sans SC Thin']);
});
