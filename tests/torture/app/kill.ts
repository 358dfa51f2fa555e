/** kill -9 of the window, of main or of everything, while edits and pages stream through the real program. */
import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { completeForm } from '../../support/case-builders';
import type { Area, Plan } from '../round';
import { inLanes, newArea } from '../round';
import { seeded } from '../seeded';
import { countApp, thrown } from './count';
import type { StreamBook } from './judge';
import { emptyStreamBook, judgeApp, listen } from './judge';
import type { OpenApp } from './open-app';
import { meetAgain, openApp, passphrase, prepareApp, untilGone, windowProcess } from './open-app';
import { makeTemplate } from './template';

const roundsPerFolder = 6;
const victims = ['window', 'main', 'everything'] as const;

/** Begins to work in an unlocked window; answers when the first work is acknowledged. */
export async function beginWork(app: OpenApp, book: StreamBook): Promise<void> {
  listen(app, book);
  const before = book.acknowledged;
  const photograph = (await readFile(resolve('tests/support/papers-page.jpg'))).toString('base64');
  await app.call('streamWork', { photograph, form: completeForm });
  for (let waited = 0; book.acknowledged === before && waited < 20_000; waited += 10)
    await sleep(10);
  if (book.acknowledged === before) throw new Error('Nothing was acknowledged');
}

/** Runs the area. */
export async function tortureAppByKill(plan: Plan): Promise<Area> {
  const area = newArea('app: kill -9');
  const { tools, end } = await prepareApp(plan.scratch);
  const counts = new Map<string, number>();
  try {
    const template = await makeTemplate(plan.scratch, tools, { cases: 12, seed: plan.seed });
    await inLanes({ ...plan, lanes: 1 }, roundsPerFolder, async (seed, rounds) => {
      const folder = join(plan.scratch, `app-kill-${seed}`);
      await template.copyTo(folder);
      const book = emptyStreamBook();
      let app = await openApp(folder, tools);
      try {
        await app.pages.door.unlock(passphrase);
        for (let i = 0; i < rounds; i += 1) {
          const random = seeded(seed + i);
          const victim = victims[(seed + i) % 3] ?? 'everything';
          counts.set(victim, (counts.get(victim) ?? 0) + 1);
          await beginWork(app, book);
          await sleep(200 + random.below(2000));
          app = await killAndReturn(app, folder, tools, victim);
          await app.pages.door.unlock(passphrase);
          const { problems } = await judgeApp(app, book);
          if (!(await countApp(area, 'app', seed + i, folder, problems))) break;
        }
      } catch (error) {
        await countApp(area, 'app', seed, folder, [thrown(error)]);
      } finally {
        await app.kill();
      }
      area.acknowledged += book.acknowledged;
      await rm(folder, { recursive: true, force: true });
    });
  } finally {
    await end();
  }
  area.notes.push([...counts].map(([victim, times]) => `${victim} ${times}`).join(', '));
  return area;
}

/** Kills, and answers with the window that is there after it, its door shut. */
async function killAndReturn(
  app: OpenApp,
  folder: string,
  tools: string,
  victim: (typeof victims)[number],
): Promise<OpenApp> {
  if (victim === 'window') {
    process.kill(await windowProcess(app.station), 'SIGKILL');
    // Main lives on and opens the window anew.
    await sleep(300);
    return meetAgain(folder, app.station, tools);
  }
  const pid = app.station.process.pid ?? 0;
  if (victim === 'main') process.kill(pid, 'SIGKILL');
  else await app.station.kill();
  await untilGone(pid);
  return openApp(folder, tools);
}
