/** The same journey in the packed program with every fuse set: worker thread, papers process and fonts come out of the asar. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchStation } from '../support/electron-app';
import { provideFamily } from '../support/family';
import { Official, startPlatform } from '../support/platform';
import { plugIn } from '../support/reader/simulated-reader';
import { CardPage } from './pages/card-page';
import { stationPages } from './pages/station-pages';

const passphrase = '望海潮 一二三四五';

test('a family is enrolled, killed through, sent, accepted and archived @packed', async () => {
  test.setTimeout(900_000);
  const folder = await mkdtemp(join(tmpdir(), 'station-packed-'));
  const family = await provideFamily();
  const childName = family.form['child.name'] ?? '';
  const platform = await startPlatform({ dataDir: join(folder, 'platform') });
  const userDataDir = join(folder, 'station');
  const device = await plugIn();
  let station = await launchStation({ userDataDir });
  try {
    let pages = stationPages(station.page);
    await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
    // The native part behind the serial ports comes out of the asar as well.
    await pages.shell.goSettings();
    const card = new CardPage(station.page);
    await card.choosePort(device.path);
    await card.settings.getByRole('button', { name: '测试读卡器' }).click();
    await expect(card.settings).toContainText(`读卡器正常，接口 ${device.path}`);

    await pages.intake.openCase(family.answers);
    await pages.intake.fillForm(family.form);
    await pages.intake.saved();
    for (const { requirement, paths } of [...family.papers, family.cameraPaper]) {
      await pages.material.addFiles(requirement, paths);
    }
    await pages.material.inspectAll();
    await pages.case.submit();

    // Killed while the receipt may still be on the drawing board: it is drawn after the next start.
    await station.kill();
    station = await launchStation({ userDataDir });
    pages = stationPages(station.page);
    await pages.door.unlock(passphrase);
    await pages.home.openCaseOf(childName);
    await pages.case.open('受理回执');
    await expect(pages.case.paper.getByRole('img', { name: '第 1 页，共 1 页' })).toBeVisible();

    await pages.shell.goSettings();
    await pages.settings.pair(platform.url, platform.pairingCode);
    await pages.shell.goHome();
    await pages.home.openCaseOf(childName);
    await expect(pages.case.fact('办件编号')).toHaveText(/^BJ-/);
    const official = new Official(platform);
    const { body } = await official.ask<{ cases: { caseId: string }[] }>('GET', '/v1/review/cases');
    expect(body.cases).toHaveLength(1);
    await official.acceptCase(body.cases[0]?.caseId ?? '');
    await station.page.getByRole('button', { name: '出具学位告知书' }).waitFor();
    await pages.case.issuePlaceNotice();
    await pages.case.sealArchive();
    await expect(pages.case.paper.getByRole('img').first()).toBeVisible();
    await expect(pages.case.state('已归档')).toBeVisible();
    expect(await readdir(join(userDataDir, 'logs'))).toEqual(['station.log']);
  } finally {
    await station.close();
    await platform.stop();
    await device.unplug();
    await rm(folder, { recursive: true, force: true });
  }
});
