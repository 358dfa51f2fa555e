/** The document camera: chosen and remembered, set, shot by a pedal, lost and found again. */
import { expect, test } from '@playwright/test';
import { captureZh } from '../../shared/i18n/zh-cn/capture';
import { violationsInBothThemes } from '../support/axe';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const here = ownStation('station-camera');
let station: Station;
let pages: StationPages;

const passphrase = '望海潮 一二三四五';
async function launch(): Promise<void> {
  ({ station, pages } = await here.open({
    below: 'station',
    args: ['--use-fake-device-for-media-stream=device-count=2,fps=10'],
  }));
}

test.beforeAll(async () => {
  await launch();
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  await pages.intake.openCase({ preferential: false, localRegister: true, localHome: false });
  await pages.material.openCapture('户口簿');
  await station.page.getByRole('button', { name: captureZh.openCamera }).click();
  await station.page.getByLabel(captureZh.livePicture).waitFor();
});

const picker = () => station.page.getByRole('button', { name: / 摄像头$/ });
const settings = () => station.page.getByRole('group', { name: captureZh.cameraSettings });

test('another camera is chosen, and it is the one that opens the next time', async () => {
  await picker().click();
  const option = station.page.getByRole('option').nth(1);
  const name = (await option.innerText()).trim();
  await option.click();
  await expect(picker()).toContainText(name);
  await station.page.getByRole('button', { name: captureZh.closeCamera }).click();
  await station.page.getByRole('button', { name: captureZh.openCamera }).click();
  await expect(picker()).toContainText(name);
});

test('what the camera can be told is told to it', async () => {
  await station.page.getByRole('button', { name: captureZh.cameraSettings }).click();
  const zoom = settings().getByRole('slider', { name: captureZh.controls.zoom });
  const before = Number(await zoom.inputValue());
  await zoom.focus();
  await station.page.keyboard.press('ArrowRight');
  await expect.poll(async () => Number(await zoom.inputValue())).toBeGreaterThan(before);
  const told = await station.page
    .getByLabel(captureZh.livePicture)
    .evaluate((video: HTMLVideoElement) => {
      const [track] = (video.srcObject as MediaStream).getVideoTracks();
      return (track?.getSettings() as { zoom?: number }).zoom;
    });
  expect(told).toBeGreaterThan(before);
  expect(await violationsInBothThemes(station.page)).toEqual([]);
});

test('a foot pedal is learned by pressing it, and shoots wherever the focus is', async () => {
  await settings().getByRole('button', { name: captureZh.learnPedal }).click();
  await station.page.keyboard.press('PageDown');
  await expect(settings().getByText(captureZh.pedalIs('PageDown'))).toBeVisible();
  await station.page.getByRole('button', { name: captureZh.chooseFiles }).focus();
  await station.page.keyboard.press('PageDown');
  await expect(pages.material.pages).toHaveCount(1);
  await settings().getByRole('button', { name: captureZh.forgetPedal }).click();
  await station.page.getByRole('button', { name: captureZh.chooseFiles }).focus();
  await station.page.keyboard.press('PageDown');
  await station.page.keyboard.press('Shift+Tab');
  await expect(pages.material.pages).toHaveCount(1);
});

test('a camera that gives no photo gives what its live view shows; one that shows nothing is told of', async () => {
  await station.page.evaluate(() => {
    const { prototype } = ImageCapture as unknown as {
      prototype: { takePhoto: unknown; grabFrame: unknown };
    };
    const { takePhoto, grabFrame } = prototype;
    const never = () => new Promise(() => undefined);
    Object.assign(prototype, { takePhoto: never, grabFrame: never });
    Object.assign(window, {
      cameraAnswers: () => Object.assign(prototype, { takePhoto, grabFrame }),
    });
  });
  const before = await pages.material.pages.count();
  const shoot = station.page.getByRole('button', { name: captureZh.shoot, exact: true });
  await shoot.press('Space');
  await expect(pages.material.pages).toHaveCount(before + 1);
  await expect(station.page.getByText(captureZh.missed.title)).toHaveCount(0);
  const live = station.page.getByLabel(captureZh.livePicture);
  await live.evaluate((video: HTMLVideoElement) => {
    Object.defineProperty(video, 'readyState', { configurable: true, get: () => 0 });
  });
  await expect(shoot).toBeEnabled();
  await shoot.press('Space');
  await expect(station.page.getByText(captureZh.missed.title)).toBeVisible();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await station.page.evaluate(() =>
    (window as unknown as { cameraAnswers: () => void }).cameraAnswers(),
  );
  await live.evaluate((video: HTMLVideoElement) => {
    Reflect.deleteProperty(video, 'readyState');
  });
  await expect(shoot).toBeEnabled();
  await shoot.press('Space');
  await expect(pages.material.pages).toHaveCount(before + 2);
  await expect(station.page.getByText(captureZh.missed.title)).toHaveCount(0);
});

test('a camera that was pulled out is told of, and is live again when it is back', async () => {
  await station.page.getByLabel(captureZh.livePicture).evaluate((video: HTMLVideoElement) => {
    const [track] = (video.srcObject as MediaStream).getVideoTracks();
    // What Chromium fires when the cable is out.
    track?.dispatchEvent(new Event('ended'));
  });
  await expect(station.page.getByText(captureZh.cameraTrouble.lost.title)).toBeVisible();
  await expect(pages.material.pages).toHaveCount(3);
  await station.page.evaluate(() =>
    navigator.mediaDevices.dispatchEvent(new Event('devicechange')),
  );
  await expect(station.page.getByLabel(captureZh.livePicture)).toBeVisible();
});

test('the page gets no microphone, though it may know of one', async () => {
  const answer = await station.page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'given',
      (error: unknown) => (error instanceof DOMException ? error.name : 'unknown'),
    ),
  );
  expect(answer).toBe('NotAllowedError');
});

test('no photo is lost to kill -9 while pages are made of them', async () => {
  const places = () =>
    station.page.evaluate(async () => {
      const read = await window.station.ledger.read({ after: 0, limit: 500 });
      const waiting = await window.station.scanners.waiting(undefined);
      if (!read.ok || !waiting.ok) throw new Error('Not read');
      const events = read.value.batches.flatMap((batch) => batch.events);
      const filed = events.flatMap((event) => (event.type === 'pageAdded' ? [event.page.id] : []));
      const kept = waiting.value.flatMap((one) => one.pages.map(({ id }) => id));
      return { filed, kept, all: new Set([...filed, ...kept]).size };
    });
  const before = (await places()).all;
  const shoot = station.page.getByRole('button', { name: captureZh.shoot, exact: true });
  for (let shot = 0; shot < 4; shot += 1) await shoot.click();
  await expect.poll(async () => (await places()).all).toBe(before + 4);
  await station.kill();
  await launch();
  await pages.door.unlock(passphrase);
  const after = await places();
  expect(after.all).toBe(before + 4);
  expect(after.filed.filter((id) => after.kept.includes(id))).toEqual([]);
});
