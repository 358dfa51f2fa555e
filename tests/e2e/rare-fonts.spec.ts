/** Rare characters on the screen: drawn with the fonts that papers print them with, which are fetched only then. */
import type { CDPSession } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';

const here = ownStation('station-rare-fonts');
let station: Station;
let devTools: CDPSession;

test.beforeAll(async () => {
  ({ station } = await here.open());
  await station.page.waitForLoadState('load');
  devTools = await station.page.context().newCDPSession(station.page);
  await devTools.send('DOM.enable');
  await devTools.send('CSS.enable');
});

/** Families of which something was fetched. */
const fetched = () =>
  station.page.evaluate(() =>
    [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map(({ family }) => family.replaceAll('"', ''))
      .filter((family, at, all) => all.indexOf(family) === at)
      .toSorted(),
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

test('usual names fetch nothing, a rarer one a slice, a rare one the whole face, the rarest the one file it needs', async () => {
  // The whole face and the desk's part of it have one name; the variable font is called after its lightest weight.
  expect(await fontsFor('周慧琳 阿卜杜热西提·买买提')).toEqual(['Noto Sans SC']);
  expect(await fetched()).toEqual(['Noto Sans SC Desk']);
  await expect
    .poll(() => fontsFor('王玥').then((names) => names.toSorted()))
    .toEqual(['Noto Sans SC', 'Noto Sans SC Thin']);
  expect(await fetched()).toEqual(['Noto Sans SC Desk', 'Noto Sans SC Variable']);
  await fontsFor('张䶮㛃𬭩𫖯');
  await expect.poll(fetched).toContain('Noto Sans SC');
  expect(await fetched()).not.toContain('Hana Mincho');
  await expect
    .poll(() => fontsFor('吴\u{21757}\u{2CB6D}'))
    .toEqual(expect.arrayContaining(['Noto Sans SC', 'HanaMinB']));
  expect(await fetched()).toContain('Hana Mincho');
  expect(await fontsFor('林\uf98f')).toEqual(['Noto Sans SC']);
});
