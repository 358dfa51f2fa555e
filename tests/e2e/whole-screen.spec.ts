/** 自助 over the whole screen: the family has nothing beside it and cannot close it, and the clerk, a lock and a crash lead out. */
import { expect, test } from '@playwright/test';
import { selfService as words } from '../../shared/i18n/zh-cn/self-service';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';
import { SelfServicePage } from './pages/self-service-page';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const passphrase = '望海潮 一二三四五';
const here = ownStation('station-whole-screen');
let station: Station;
let pages: StationPages;
let family: SelfServicePage;

async function launch(): Promise<void> {
  ({ station, pages } = await here.open({ below: 'station' }));
  family = new SelfServicePage(station.page);
}
test.beforeAll(async () => {
  await launch();
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
});

/** What the program's window is at this moment. */
const windowNow = () =>
  station.app.evaluate(({ BrowserWindow }) => {
    const [open] = BrowserWindow.getAllWindows().filter((one) => one.isVisible());
    if (open === undefined) throw new Error('no window');
    const { width, height } = open.getBounds();
    return { isKiosk: open.isKiosk(), onTop: open.isAlwaysOnTop(), width, height };
  });
type Shape = Awaited<ReturnType<typeof windowNow>>;

/** Hands a new case to a family, and answers what the window was before. */
async function hand(whole: boolean): Promise<Shape> {
  await pages.shell.goHome();
  const before = await windowNow();
  expect(before).toMatchObject({ isKiosk: false, onTop: false });
  await station.page.keyboard.press('F2');
  await family.button(words.desk.start).click();
  await family.begin(whole);
  return before;
}

/** Over the whole screen, and whoever wants to close it as by its button or its key does not. */
async function isWhole(): Promise<void> {
  await expect.poll(windowNow).toMatchObject({ isKiosk: true, onTop: true });
  // There is no window manager here: that the program asks for all of the screen is what can be seen.
  const whole = await station.app.evaluate(({ screen }) => {
    const { width, height } = screen.getPrimaryDisplay().size;
    return { width, height };
  });
  await expect.poll(windowNow).toMatchObject(whole);
  await station.app.evaluate(({ BrowserWindow }) => {
    for (const open of BrowserWindow.getAllWindows()) open.close();
  });
  await expect(family.heading).toBeVisible();
  expect(await windowNow()).toMatchObject({ isKiosk: true });
}

test('the family has the whole screen until the clerk takes over, whose wrong passphrase leads nowhere', async () => {
  const before = await hand(true);
  await isWhole();
  await family.button(words.callStaff).click();
  await family.button(words.staffHere).click();
  await family.tryPassphrase('不是这个口令');
  await expect(station.page.getByRole('alert')).toBeVisible();
  await isWhole();
  await family.tryPassphrase(passphrase, 'goOn');
  await expect(family.heading).toHaveText(words.welcome);
  await isWhole();
  await family.button(words.callStaff).click();
  await family.button(words.staffHere).click();
  await family.tryPassphrase(passphrase);
  await expect(station.page.getByRole('navigation')).toBeVisible();
  await expect.poll(windowNow).toEqual(before);
});

test('where only the keyboard is handed over the window stays as it is, and the choice is remembered', async () => {
  const before = await hand(false);
  expect(await windowNow()).toEqual(before);
  await family.button(words.callStaff).click();
  await family.button(words.staffHere).click();
  await family.tryPassphrase(passphrase);
  await station.page.keyboard.press('F2');
  await family.button(words.desk.start).click();
  await expect(station.page.getByRole('checkbox', { name: words.desk.whole })).not.toBeChecked();
  await family.button(words.desk.cancel).click();
});

test('a lock gives the window back', async () => {
  const before = await hand(true);
  await isWhole();
  await family.button(words.callStaff).click();
  await family.button(words.staffHere).click();
  await family.button(words.staff.lock).click();
  await pages.door.unlockButton.waitFor();
  await expect.poll(windowNow).toEqual(before);
  await pages.door.unlock(passphrase);
});

test('a page that crashes gives the window back, with the door shut', async () => {
  const before = await hand(true);
  await isWhole();
  await station.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await expect.poll(windowNow).toEqual(before);
  // The driver knows the page no more; main still does.
  const shown = () =>
    station.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]
        ?.webContents.executeJavaScript('document.body.innerText')
        .then(String, () => ''),
    );
  await expect.poll(shown).toContain('解锁');
  expect(await windowNow()).toEqual(before);
  await station.kill();
  await launch();
});

test('the program ends as ever while the family has the screen', async () => {
  await pages.door.unlock(passphrase);
  await hand(true);
  await isWhole();
  const ended = new Promise((resolve) => station.process.once('exit', resolve));
  await station.app.evaluate(({ app }) => app.quit()).catch(() => undefined);
  await ended;
  await launch();
});
