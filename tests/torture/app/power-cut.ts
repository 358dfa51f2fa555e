/** The power goes under the whole real program: record and IndexedDB lie on a disk that forgets what it was not told to keep. */
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLoopDisk, whyNoLoopDisks } from '../loop-disk';
import type { Area, Plan } from '../round';
import { inLanes, newArea } from '../round';
import { seeded } from '../seeded';
import { countApp, thrown } from './count';
import type { StreamBook } from './judge';
import { emptyStreamBook, judgeApp } from './judge';
import { beginWork } from './kill';
import type { OpenApp } from './open-app';
import { openApp, passphrase } from './open-app';
import type { Prepared } from './prepared';

const roundsPerDisk = 3;

/** Runs the area. */
export async function tortureAppByPowerCut(plan: Plan, prepared: Prepared): Promise<Area> {
  const area = newArea('app: power cut');
  const reason = await whyNoLoopDisks(plan.scratch);
  if (reason !== undefined) {
    area.notRun = reason;
    return area;
  }
  const { tools, template } = prepared;
  await inLanes({ ...plan, lanes: 1 }, roundsPerDisk, async (seed, rounds) => {
    const disk = await createLoopDisk(join(plan.scratch, `app-power-${seed}`), 512);
    const book = emptyStreamBook();
    let app: OpenApp | undefined;
    try {
      await mkdir(disk.folder, { recursive: true });
      await template.copyTo(disk.folder);
      for (let i = 0; i < rounds; i += 1) {
        app ??= await openAndUnlock(disk.folder, tools);
        const cut = await disk.armCut();
        await workUntil(app, book, cut, seed + i, disk.folder);
        await disk.restart();
        app = await openAndUnlock(disk.folder, tools);
        const { problems } = await judgeApp(app, book, 30_000);
        if (!(await countApp(area, 'apppower', seed + i, disk.folder, problems))) break;
      }
    } catch (error) {
      await countApp(area, 'apppower', seed, disk.folder, [thrown(error)]);
    } finally {
      area.acknowledged += book.acknowledged;
      await app?.kill();
      await disk.remove();
    }
  });
  return area;
}

async function openAndUnlock(folder: string, tools: string): Promise<OpenApp> {
  const app = await openApp(folder, tools);
  await app.pages.door.unlock(passphrase);
  return app;
}

/** Works, cuts, and ends the program, which without its disk can only fail. */
async function workUntil(
  app: OpenApp,
  book: StreamBook,
  cut: () => Promise<void>,
  seed: number,
  folder: string,
): Promise<void> {
  const random = seeded(seed);
  book.believed = true;
  await beginWork(app, book);
  await sleep(300 + random.below(2500));
  if (random.next() < 0.5) {
    // The disk is writing back at that very moment, so that parts of writes stay.
    spawn('sync', ['-f', folder], { stdio: 'ignore' });
    await sleep(random.below(30));
  }
  book.believed = false;
  await cut();
  await sleep(random.below(60));
  await app.kill();
}
