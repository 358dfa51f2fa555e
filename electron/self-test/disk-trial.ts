/** Tries the disk that holds the station: a real file written, made durable and read back; room for a season; where it lies. */
import { randomBytes } from 'node:crypto';
import { open, readdir, readFile, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Finding } from '../../shared/self-test/finding';
import { diskRoom } from '../disk/disk-room';

/** About the size of a page's picture. */
const trialBytes = 1024 * 1024;
/** Slower than this, every page keeps the family waiting (quality.md: a scan is stored within 50 ms). */
const slowMs = 400;

/** Cases of a desk that has none yet. */
const fewestCases = 200;
/** Of one case where too few are there to be measured: ten pages, each as it came and as it was cut. */
const usualCaseBytes = 14 * 1024 * 1024;
/** Fewer say nothing about the next. */
const measuredFrom = 20;
/** Files of the store that are measured; the rest are as large on the average. */
const mostMeasured = 2_000;

type Facts = {
  /** The station's folder. */
  readonly folder: string;
  /** Cases that the record has. */
  readonly cases: number;
  /** The back-up lies on the same disk. */
  readonly backupBeside: boolean;
};

/** Everything about the disk, each thing by itself: one that fails keeps none of the others from being tried. */
export async function tryDisk(facts: Facts): Promise<Finding[]> {
  const room = await tryRoom(facts).catch((): Finding => ({ kind: 'broken' }));
  return [await tryWriting(facts.folder), room, ...(await tryPlace(facts.folder))];
}

/** Writes, makes durable, and reads back through a file handle of its own; nothing of it stays. */
async function tryWriting(folder: string): Promise<Finding> {
  const path = join(folder, `self-test.${randomBytes(4).toString('hex')}.tmp`);
  const bytes = randomBytes(trialBytes);
  try {
    const fromMs = performance.now();
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.datasync();
    } finally {
      await file.close();
    }
    const ms = Math.round(performance.now() - fromMs);
    if (!bytes.equals(await readFile(path))) return { kind: 'diskReadOtherwise' };
    return { kind: ms > slowMs ? 'diskSlow' : 'diskWrote', bytes: trialBytes, ms };
  } catch {
    return { kind: 'diskNotWritten' };
  } finally {
    await rm(path, { force: true }).catch(() => undefined);
  }
}

async function tryRoom({ folder, cases, backupBeside }: Facts): Promise<Finding> {
  const { freeBytes } = await diskRoom(folder);
  const each = cases < measuredFrom ? usualCaseBytes : (await storedBytes(folder)) / cases;
  const next = Math.max(cases, fewestCases);
  // Pictures lie in the record and in the window's working set, and in a back-up beside them.
  const neededBytes = Math.round(next * each * (backupBeside ? 3 : 2));
  const kind = freeBytes < neededBytes ? 'diskScarce' : 'diskRoom';
  return { kind, freeBytes, neededBytes, cases: next };
}

/** Bytes of all pictures and papers, from the first of them and how many there are. */
async function storedBytes(folder: string): Promise<number> {
  const blobs = join(folder, 'blobs');
  let [measured, bytes, all] = [0, 0, 0];
  for (const part of await readdir(blobs)) {
    const names = await readdir(join(blobs, part)).catch(() => []);
    all += names.length;
    for (const name of names.slice(0, mostMeasured - measured)) {
      const size = await stat(join(blobs, part, name)).then(
        (found) => found.size,
        () => 0,
      );
      measured += 1;
      bytes += size;
    }
  }
  return measured === 0 ? usualCaseBytes : (bytes / measured) * all;
}

/** File systems by the number that Linux gives them (statfs(2)). */
const remote = [0x6969, 0xff534d42, 0xfe534d42, 0x517b, 0x5346414f, 0x00c36400];
const inMemory = [0x01021994, 0x858458f6];

/** What can be known of where the folder lies; nothing is said where the system does not tell. */
async function tryPlace(folder: string): Promise<Finding[]> {
  if (process.platform === 'win32') {
    return folder.startsWith('\\\\') ? [{ kind: 'diskRemote' }] : [];
  }
  if (process.platform !== 'linux') return [];
  try {
    const { type } = await statfs(folder);
    if (remote.includes(type)) return [{ kind: 'diskRemote' }];
    if (inMemory.includes(type)) return [{ kind: 'diskInMemory' }];
    return (await isRemovable(folder)) ? [{ kind: 'diskRemovable' }] : [];
  } catch {
    return [];
  }
}

/** The kernel says so of the disk; of a partition, at the disk it is on. */
async function isRemovable(folder: string): Promise<boolean> {
  const { dev } = await stat(folder);
  const major = (dev >> 8) & 0xfff;
  const minor = (dev & 0xff) | ((dev >> 12) & 0xfff00);
  const device = `/sys/dev/block/${String(major)}:${String(minor)}`;
  for (const of of ['removable', '../removable']) {
    const text = await readFile(join(device, of), 'utf8').catch(() => '');
    if (text.trim() === '1') return true;
  }
  return false;
}
