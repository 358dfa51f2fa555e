/** The disk under the real program fills up: the screen says so, nothing told is lost, and work goes on when there is room. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoopDisk } from '../loop-disk';
import { createLoopDisk, whyNoLoopDisks } from '../loop-disk';
import type { Area, Plan } from '../round';
import { inLanes, newArea } from '../round';
import { countApp, thrown } from './count';
import { emptyStreamBook, judgeApp } from './judge';
import { beginWork } from './kill';
import type { OpenApp } from './open-app';
import { openApp, passphrase } from './open-app';
import type { Prepared } from './prepared';
import { typedName } from './prepared';
import type { Template } from './template';

const leftFree = [0, 200_000, 5_000_000] as const;
/** Names of states are not for this: what a person reads when a step was refused for want of room. */
const messages = /磁盘已满|没有保存成功|没能写/;

// Above what the disk guard calls low, so that work begins at all.
const megabytes = 1536;

type Seen = { slowestMs: number; resets: number };

/** Runs the area. */
export async function tortureAppByFullDisk(plan: Plan, prepared: Prepared): Promise<Area> {
  const area = newArea('app: full disk');
  const reason = await whyNoLoopDisks(plan.scratch);
  if (reason !== undefined) {
    area.notRun = reason;
    return area;
  }
  const { tools, template } = prepared;
  const seen: Seen = { slowestMs: 0, resets: 0 };
  await inLanes({ ...plan, lanes: 1 }, 1, async (seed) => {
    const disk = await createLoopDisk(join(plan.scratch, `app-full-${seed}`), megabytes);
    try {
      const leave = leftFree[seed % 3] ?? 0;
      const problems = await oneRound(disk, tools, template, { leave, seen, area });
      await countApp(area, 'appfull', seed, disk.folder, problems);
    } finally {
      await disk.remove();
    }
  });
  area.notes.push(
    `on the screen within ${seen.slowestMs} ms; databases thrown away by Chromium ${seen.resets}`,
  );
  return area;
}

async function oneRound(
  disk: LoopDisk,
  tools: string,
  template: Template,
  round: { leave: number; seen: Seen; area: Area },
): Promise<readonly string[]> {
  const problems: string[] = [];
  const book = emptyStreamBook();
  await mkdir(disk.folder, { recursive: true });
  await template.copyTo(disk.folder);
  let app = await openApp(disk.folder, tools);
  try {
    await app.pages.door.unlock(passphrase);
    await app.pages.home.openCaseOf(typedName);
    await beginWork(app, book);
    await disk.fill(round.leave);
    // A page may be refused while there is still room for an edit.
    const refused = () => [...book.refusals.keys()].some((each) => each.startsWith('editForm'));
    for (let waited = 0; !refused() && waited < 30_000; waited += 500) {
      await sleep(500);
      // The ballast that the guard gives up is used up as well.
      await disk.fill(round.leave);
    }
    if (!refused()) problems.push('no edit was refused on a full disk');
    const ms = await typeAndWait(app);
    if (ms === undefined) problems.push('no message on the screen');
    else round.seen.slowestMs = Math.max(round.seen.slowestMs, ms);
    for (const kind of [...book.refusals.keys()].filter(
      (each) => !/storage(Full|Failed)$|disk(Tight|ReadOnly)$|stationLocked$/.test(each),
    )) {
      problems.push(`refused as ${kind}`);
    }
    await disk.free();
    const before = book.acknowledged;
    for (let waited = 0; book.acknowledged < before + 5 && waited < 20_000; waited += 20)
      await sleep(20);
    if (book.acknowledged < before + 5) problems.push('work does not go on after room was made');
    await app.kill();
    app = await openApp(disk.folder, tools);
    await app.pages.door.unlock(passphrase);
    const judged = await judgeApp(app, book, 30_000);
    if (judged.rows?.marked === false) round.seen.resets += 1;
    problems.push(...judged.problems);
  } catch (error) {
    problems.push(thrown(error));
  } finally {
    await app.kill();
  }
  round.area.acknowledged += book.acknowledged;
  for (const [kind, times] of book.refusals) {
    round.area.refusals.set(kind, (round.area.refusals.get(kind) ?? 0) + times);
  }
  return problems;
}

/** Types into the open form until something does not fit any more; milliseconds until the window says so. */
async function typeAndWait({ page, pages }: OpenApp): Promise<number | undefined> {
  const shown = page.getByText(messages).first();
  for (const text of ['尉迟满', '尉迟满盘', '尉迟望']) {
    const startMs = performance.now();
    await pages.intake.field('register.head').fill(text);
    await pages.intake.field('register.head').blur();
    try {
      await shown.waitFor({ timeout: 5_000 });
      return Math.round(performance.now() - startMs);
    } catch {
      // There was room for these few bytes; the next ones follow.
    }
  }
  return undefined;
}
