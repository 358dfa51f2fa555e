/** Spoils the files of IndexedDB: the working set has to notice before the first edit and come back whole from the record. */
import { readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow } from '../files-below';
import type { Area, Plan } from '../round';
import { inLanes, newArea } from '../round';
import type { Random } from '../seeded';
import { seeded } from '../seeded';
import { countApp, thrown } from './count';
import { emptyStreamBook, judgeApp } from './judge';
import { beginWork } from './kill';
import { openApp, passphrase } from './open-app';
import type { Prepared } from './prepared';

/** Which files, found by what they are called. */
const files = {
  log: /\.log$/,
  manifest: /MANIFEST-\d+$/,
  table: /\.ldb$/,
  current: /CURRENT$/,
  blob: /\.blob[/\\][0-9a-f]+[/\\][0-9a-f]+[/\\][0-9a-f]+$/,
} as const;
const ways = ['flip', 'zero a page', 'truncate', 'delete'] as const;
type Way = (typeof ways)[number];
const kinds = Object.keys(files).flatMap((file) =>
  ways.map((way) => ({ file: file as keyof typeof files, way })),
);

/** Spoils one file and says which and how; nothing when there is no such file with anything in it. */
async function spoil(
  folder: string,
  kind: (typeof kinds)[number],
  random: Random,
): Promise<string | undefined> {
  const found: string[] = [];
  for (const path of await filesBelow(join(folder, 'IndexedDB'))) {
    if (files[kind.file].test(path) && (await stat(path)).size > 0) found.push(path);
  }
  if (found.length === 0) return undefined;
  const path = random.pick(found);
  const bytes = await readFile(path);
  const at = random.below(bytes.byteLength);
  const change: Record<Way, () => Promise<void>> = {
    flip: () => {
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
      return writeFile(path, bytes);
    },
    'zero a page': () => {
      const page = Math.floor(at / 4096) * 4096;
      return writeFile(path, bytes.fill(0, page, Math.min(page + 4096, bytes.byteLength)));
    },
    truncate: () => truncate(path, at),
    delete: () => rm(path),
  };
  await change[kind.way]();
  return `${kind.way} ${path.split('/').slice(-2).join('/')} at ${at} of ${bytes.byteLength}`;
}

type Outcome =
  | 'rebuilt in a new database'
  | 'filled anew in the same one'
  | 'a picture read from the record again'
  | 'harmless'
  | 'wrong';

/** Opens the spoilt folder, makes an edit at once, and looks whether everything is right in the end. */
async function oneRound(
  folder: string,
  tools: string,
  firstName: string,
): Promise<{ problems: readonly string[]; outcome: Outcome; agreedMs: number }> {
  const app = await openApp(folder, tools);
  try {
    await app.pages.door.unlock(passphrase);
    const book = emptyStreamBook();
    // The first edit, as early as somebody could make one.
    await beginWork(app, book);
    await app.call('stopWork');
    const { problems, rows, agreedMs } = await judgeApp(app, book, 30_000);
    if (problems.length > 0 || rows === undefined) return { problems, outcome: 'wrong', agreedMs };
    const outcome =
      rows.name !== firstName
        ? 'rebuilt in a new database'
        : rows.marked
          ? rows.mended > 0
            ? 'a picture read from the record again'
            : 'harmless'
          : 'filled anew in the same one';
    return { problems, outcome, agreedMs };
  } catch (error) {
    return { problems: [thrown(error)], outcome: 'wrong', agreedMs: 0 };
  } finally {
    await app.kill();
  }
}

/** Runs the area; every kind in turn. */
export async function tortureRowsByCorruption(plan: Plan, prepared: Prepared): Promise<Area> {
  const area = newArea('app: files of IndexedDB spoilt');
  const { tools, template } = prepared;
  const outcomes = new Map<string, number>();
  const slowest = { ms: 0 };
  await inLanes({ ...plan, lanes: 1 }, 1, async (seed) => {
    const folder = join(plan.scratch, `rows-${seed}`);
    await template.copyTo(folder);
    const kind = kinds[seed % kinds.length];
    const what = kind && (await spoil(folder, kind, seeded(seed)));
    if (kind === undefined || what === undefined) {
      outcomes.set('no such file', (outcomes.get('no such file') ?? 0) + 1);
      return;
    }
    const { problems, outcome, agreedMs } = await oneRound(folder, tools, template.databaseName);
    const named = `${kind.file}: ${outcome}`;
    outcomes.set(named, (outcomes.get(named) ?? 0) + 1);
    slowest.ms = Math.max(slowest.ms, agreedMs);
    await countApp(
      area,
      'rows',
      seed,
      folder,
      problems.map((problem) => `${what}: ${problem}`),
    );
    await rm(folder, { recursive: true, force: true });
  });
  const counted = [...outcomes].toSorted().map(([outcome, times]) => `${outcome} ${times}`);
  area.notes.push(
    `${counted.join(', ')}; rows right again within ${slowest.ms} ms of being looked at`,
  );
  return area;
}
