/** Drives the real window through the whole path on an invented family, and says where everything it made lies. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { batch } from '../../shared/i18n/zh-cn/batch';
import { intake } from '../../shared/i18n/zh-cn/intake';
import { selfService } from '../../shared/i18n/zh-cn/self-service';
import { SelfServicePage } from '../e2e/pages/self-service-page';
import { stationPages } from '../e2e/pages/station-pages';
import { launchStation } from '../support/electron-app';
import { provideFamily } from '../support/family';
import { fakeCameraArguments } from '../support/fake-camera';
import { Official, startPlatform } from '../support/platform';

const passphrase = '演示口令 一二三四五';
const projectRoot = resolve(import.meta.dirname, '..', '..');
const out = join(projectRoot, 'out', 'demonstration');

let step = 0;
function say(english: string, chinese: string): void {
  step += 1;
  console.log(`[demo ${String(step).padStart(2)}] ${english} / ${chinese}`);
}

test('the guided demonstration', async () => {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const family = await provideFamily();
  const childName = family.form['child.name'] ?? '';
  const camera = fakeCameraArguments(family.cameraPaper.paths[0] ?? '', join(out, 'camera.mjpeg'));
  const station = await launchStation({ userDataDir: join(out, 'station'), args: camera });
  const { page, app } = station;
  const pages = stationPages(page);
  const picture = async (name: string) => {
    const told = page.getByRole('button', { name: '知道了' });
    for (let left = await told.count(); left > 0; left -= 1) await told.first().click();
    await expect(told).toHaveCount(0);
    await page.screenshot({ path: join(out, `${name}.png`) });
  };
  const saveAs = async (name: string) => {
    const filePath = join(out, name);
    await app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    }, filePath);
    await pages.case.save();
    await expect
      .poll(() => statSync(filePath, { throwIfNoEntry: false })?.size ?? 0)
      .toBeGreaterThan(0);
    return filePath;
  };

  try {
    say('The line is down. The operator sets up the station.', '断网。受理员建立本站');
    await pages.door.createStation({
      school: '望潮街道中心小学',
      operatorName: '程望',
      passphrase,
    });

    say('Three questions give the group; the form is filled.', '三个问题确定群体，填写信息');
    await page.keyboard.press('F2');
    await page.getByRole('radiogroup', { name: intake.kindAsk }).waitFor();
    await picture('1-三个问题');
    await pages.intake.openCase(family.answers);
    await pages.intake.fillForm(family.form);
    await pages.intake.saved();
    await picture('2-信息');

    say('Papers come in as files ...', '材料图片入站');
    for (const { requirement, paths } of family.papers) {
      await pages.material.addFiles(requirement, paths);
    }
    say(`... and ${family.cameraPaper.requirement} from the live camera.`, '摄像头拍摄');
    await pages.material.photograph(family.cameraPaper.requirement, async () => {
      // The outline of the paper is found while the picture runs.
      await page.waitForTimeout(3_000);
      await picture('3-拍摄');
    });

    say('Every original is inspected.', '逐件核验原件');
    await page.keyboard.press('F7');
    await pages.material.inspected.waitFor();
    await picture('4-核验');
    await pages.material.inspectAll();

    say('Submitted: number drawn, receipt made. Still offline.', '提交，出具受理回执（仍断网）');
    await pages.case.goSubmit();
    await picture('5-提交');
    await pages.case.submit();
    const caseNumber = await pages.case.fact('受理编号').innerText();
    await pages.case.open('受理回执');
    const receipt = await saveAs('受理回执.pdf');
    await picture('6-受理回执');
    await pages.shell.goOutbox();
    await picture('7-待传');
    await pages.shell.goHome();
    await expect(pages.home.row(childName)).toBeVisible();
    await picture('9-今日');

    say('The line is back: the platform starts, the station is paired.', '网络恢复，与平台配对');
    const platform = await startPlatform({ dataDir: join(out, 'platform') });
    try {
      await pages.shell.goSettings();
      await pages.settings.pair(platform.url, platform.pairingCode);
      await pages.shell.goHome();
      await pages.home.openCaseOf(childName);
      await expect(pages.case.fact('办件编号')).toHaveText(/^BJ-/);

      say('The platform has it; an official reviews and accepts.', '平台接收，人工审核通过');
      const official = new Official(platform);
      const { body } = await official.ask<{ cases: { caseId: string }[] }>(
        'GET',
        '/v1/review/cases',
      );
      const caseId = body.cases[0]?.caseId ?? '';
      await official.acceptCase(caseId);

      say('The decision arrives; the notice is issued.', '收到结果，出具学位告知书');
      await pages.case.issuePlaceNotice();
      const notice = await saveAs('公办地段学位告知书.pdf');
      await picture('10-告知书');

      say('The electronic archive is sealed.', '封存电子档案');
      await pages.case.sealArchive();
      const archive = await saveAs('电子档案.pdf');
      await picture('11-电子档案');

      say('An agent’s batch, the locked door, a family by itself.', '批量、锁定和自助的样子');
      await page.keyboard.press('Control+G');
      await page.getByRole('heading', { name: batch.title }).waitFor();
      await picture('12-批量');
      await pages.shell.goOutbox();
      await pages.outbox.show('离线U盘包');
      await picture('8-U盘包');
      await pages.shell.lock();
      await picture('13-解锁');
      await pages.door.unlock(passphrase);
      await pages.intake.openCase(family.answers);
      await page.getByRole('button', { name: selfService.desk.start }).click();
      await new SelfServicePage(page).begin(false);
      await picture('14-自助');

      const record = await official.getCase(caseId);
      console.log(`\nChild / 学生: ${childName}    Case / 受理编号: ${caseNumber}\n`);
      for (const path of [receipt, notice, archive]) describePaper(path, childName);
      console.log(`\nScreens / 界面截图: ${relative(projectRoot, out)}/*.png`);
      console.log(
        `Sealed station data / 本站密封数据: ${relative(projectRoot, join(out, 'station'))}`,
      );
      console.log(`Platform record / 平台记录 (${relative(projectRoot, join(out, 'platform'))}):`);
      const { state, revision, matterNumber, steps, decision } = record;
      console.log(
        JSON.stringify({ caseId, state, revision, matterNumber, steps, decision }, null, 2),
      );
    } finally {
      await platform.stop();
    }
  } finally {
    await station.close();
    rmSync(join(out, 'camera.mjpeg'), { force: true });
  }
});

/** Says what a paper is, and proves that it can be opened and read. */
function describePaper(path: string, childName: string): void {
  const { size } = statSync(path);
  const readable = hasPdftotext() && textOf(path).includes(childName);
  if (hasPdftotext()) expect(readable).toBe(true);
  const note = readable ? 'text readable / 可检索' : '';
  console.log(`${relative(projectRoot, path)}    ${Math.ceil(size / 1024)} KB    ${note}`);
}

function textOf(path: string): string {
  return execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' });
}

function hasPdftotext(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
