/** The page of the design system: every component in every state, clean to axe in both themes, and its layers too. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  _electron,
  expect,
  test,
  type ElectronApplication,
  type Locator,
  type Page,
} from '@playwright/test';
import { build } from 'vite';
import { prepareRuntime } from '../../build/setup/runtime.mjs';
import { violationsInBothThemes } from '../support/axe';
import { photograph } from '../support/photograph';
import { ownScreen } from '../support/virtual-display';

const projectRoot = join(import.meta.dirname, '..', '..');
let folder: string;
let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-components-'));
  await build({
    configFile: join(projectRoot, 'tests', 'components', 'vite.config.ts'),
    logLevel: 'error',
  });
  const appDir = join(projectRoot, 'tests', 'support', 'blank-window');
  const runtime = prepareRuntime({ appDir, name: 'components' });
  app = await _electron.launch({
    executablePath: runtime.executablePath,
    args: [...runtime.args, `--user-data-dir=${folder}`],
    env: { ...runtime.env, ...ownScreen() },
  });
  page = await app.firstWindow();
  await page.goto(pathToFileURL(join(projectRoot, '.cache', 'components', 'index.html')).href);
  await page.getByRole('heading', { name: '每个构件，每种状态' }).waitFor();
});
test.afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const stand = (name: string): Locator =>
  page.getByRole('main').getByRole('region', { name, exact: true });

test('axe finds nothing in any state', async () => {
  expect(await violationsInBothThemes(page)).toEqual([]);
  for (const name of ['Button', 'TextField', 'RadioCards', 'StatusBadge', 'Table', 'Dialog']) {
    await stand(name).scrollIntoViewIfNeeded();
    await photograph({ app, page }, `components-${name}`);
  }
});

test('a table of five thousand rows draws those in sight', async () => {
  const table = page
    .getByRole('table', { name: '办件', exact: true })
    .or(page.getByRole('grid', { name: '办件', exact: true }));
  await expect(table).toHaveAttribute('aria-rowcount', /^500\d$/);
  expect(await table.getByRole('row').count()).toBeLessThan(60);
});

test('every layer is clean, and gives the focus back', async () => {
  for (const opener of await stand('Dialog').getByRole('button').all()) {
    await opener.click();
    const layer = page.getByRole('dialog').or(page.getByRole('alertdialog'));
    await layer.waitFor();
    expect(await violationsInBothThemes(page, '[role$=dialog]')).toEqual([]);
    if ((await opener.innerText()).includes('进行中')) {
      // Work that is under way cannot be left.
      await page.keyboard.press('Escape');
      await expect(layer).toBeVisible();
      return;
    }
    await page.keyboard.press('Escape');
    await layer.waitFor({ state: 'detached' });
    await expect(opener).toBeFocused();
  }
});
