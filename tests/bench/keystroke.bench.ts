/** How long a visit keeps somebody of the school busy, by the keystroke-level model, for each of the five groups. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../build/bundle.mjs';
import { startVirtualDisplay } from '../../build/setup/display.mjs';
import type { ApplicantGroup } from '../../shared/domain/group';
import { applicantGroups } from '../../shared/domain/group';
import { stationPages } from '../e2e/pages/station-pages';
import { launchStation } from '../support/electron-app';
import { familyVisit } from '../support/family-visit';
import { KeyboardClerk } from '../support/keyboard-clerk';
import type { StaffTime } from '../support/keystroke-model';
import { staffTime } from '../support/keystroke-model';
import { figure } from './figures';
import { toldOnce } from './told-once';

/** quality.md: a visit 有房有户 from end to end. */
const barSeconds = 180;

/** A station of its own: one child has one open case. */
async function visited(group: ApplicantGroup, env: Record<string, string>): Promise<StaffTime> {
  const folder = await mkdtemp(join(tmpdir(), 'keystroke-bench-'));
  const station = await launchStation({ userDataDir: folder, env });
  try {
    const { door } = stationPages(station.page);
    const passphrase = '望海潮 一二三四五';
    await door.createStation({ school: '望潮街道中心小学', operatorName: '程望', passphrase });
    const clerk = new KeyboardClerk(station.page);
    await clerk.take(await familyVisit(group));
    return staffTime(clerk.strokes);
  } finally {
    await station.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(): Promise<string[]> {
  await bundle();
  const display = await startVirtualDisplay();
  const lines: string[] = [];
  try {
    for (const group of applicantGroups) {
      const found = await visited(group, display.env);
      const { keys, thoughts, papers, looks, questions, atKeyboard, all } = found;
      if (group === 'homeAndRegister') figure('visit', all / 60);
      const bar = group === 'homeAndRegister' ? ` (bar ${barSeconds} s)` : '';
      lines.push(
        `  ${group}: ${all.toFixed(0)} s of staff time${bar}, of it ${atKeyboard.toFixed(0)} s at the keyboard: ${keys} keys, ${thoughts} thoughts, ${papers} papers, ${looks} looks, ${questions} questions`,
      );
    }
  } finally {
    await display.stop();
  }
  return [
    'a visit by the keystroke-level model, without the mouse and without a card reader',
    ...lines,
  ];
}

toldOnce('a visit by keys', measure);
