/** Packages on their way to a carrier: whole, exact, resumable, and honest about what was left out or went wrong. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readXlsx } from 'hucre/xlsx';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ExportDone, ExportOrder } from '../../electron/archive/export/run-export';
import { runExport } from '../../electron/archive/export/run-export';
import { placeOf, volumesOf, type ExportProgress } from '../../shared/archive/export/export-order';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { carriedPackage, carrierFacts as facts, type CarriedPackage } from '../support/packages';
import { scratchFolder } from '../support/scratch-folder';
import { mountSmallDisk, whyNoSmallDisk, type SmallDisk } from '../support/small-disk';

let scratch: string;
beforeEach(() => {
  scratch = scratchFolder('export');
});

type More = Partial<ExportOrder> & {
  signal?: AbortSignal;
  onProgress?: (p: ExportProgress) => void;
};
function exported(
  packages: readonly CarriedPackage[],
  { signal, onProgress = () => undefined, ...more }: More = {},
): Promise<Result<ExportDone, AppError>> {
  const byName = new Map(packages.map((each) => [each.one.name, each.source]));
  return runExport(
    {
      carrier: join(scratch, 'U盘'),
      form: 'folder',
      packages: packages.map(({ one }) => one),
      facts,
      ...more,
    },
    {
      sourceOf: ({ name }) => {
        const source = byName.get(name);
        if (source === undefined) throw new Error('asked for a package that was not ordered');
        return source;
      },
      onProgress,
      signal: signal ?? new AbortController().signal,
    },
  );
}

const value = <T>(result: Result<T, AppError>): T => {
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
};
const carrier = () => join(scratch, 'U盘');
const many = (count: number, bytes?: number) =>
  Array.from({ length: count }, (_, index) => carriedPackage(index + 1, bytes));

describe('folders', () => {
  it('holds every file of every package bit for bit, checked by the tools of any system', async () => {
    const packages = many(3);
    const done = value(await exported(packages));
    expect(done.exported).toHaveLength(3);
    for (const { one, files } of packages) {
      const place = join(carrier(), placeOf(one));
      for (const [path, bytes] of files) {
        expect(Buffer.compare(await readFile(join(place, path)), bytes)).toBe(0);
      }
      execFileSync('sha256sum', ['-c', '--quiet', '--strict', 'manifest-sha256.txt'], {
        cwd: place,
      });
      execFileSync('sha256sum', ['-c', '--quiet', '--strict', 'tagmanifest-sha256.txt'], {
        cwd: place,
      });
    }
  });

  it('writes the lists of the carrier: table, catalogue and note', async () => {
    const packages = many(2);
    value(await exported(packages));
    const workbook = await readXlsx(await readFile(join(carrier(), '移交目录.xlsx')));
    const [first] = workbook.sheets;
    expect(first?.rows).toHaveLength(3);
    expect(first?.rows[1]?.slice(0, 4)).toEqual([
      '1',
      packages[0]?.one.name,
      facts.office,
      packages[0]?.one.title,
    ]);
    const catalogue = await readFile(join(carrier(), '文件目录.XML'), 'utf8');
    expect(catalogue.match(/<文件>/g)).toHaveLength(2);
    const note = await readFile(join(carrier(), '说明文件.TXT'), 'utf8');
    expect(note).toContain('批准人：科长乙\r\n');
    expect(note).toContain('归档信息包数量：2\r\n');
  });

  it('goes on where it was stopped, and does not write again what is there', async () => {
    const packages = many(6);
    const stop = new AbortController();
    const stopped = await exported(packages, {
      signal: stop.signal,
      onProgress: ({ done }) => {
        if (done === 2) stop.abort();
      },
    });
    expect(stopped).toEqual({ ok: false, error: { kind: 'exportStopped' } });
    const first = join(carrier(), placeOf(many(1)[0]?.one ?? neverOne()), 'manifest-sha256.txt');
    const before = await stat(first);
    const reads: string[] = [];
    const counted = packages.map((each) => ({
      ...each,
      source: {
        ...each.source,
        read: (path: string) => {
          reads.push(each.one.name);
          return each.source.read(path);
        },
      },
    }));
    expect(value(await exported(counted)).exported).toHaveLength(6);
    expect(new Set(reads)).toEqual(new Set(packages.slice(2).map(({ one }) => one.name)));
    expect((await stat(first)).ino).toBe(before.ino);
  });

  it('writes a package again whose folder was tampered with or lost', async () => {
    const packages = many(2);
    value(await exported(packages));
    const [one, two] = packages.map((each) => join(carrier(), placeOf(each.one)));
    await writeFile(join(one ?? '', 'tagmanifest-sha256.txt'), 'x');
    await rm(two ?? '', { recursive: true });
    value(await exported(packages));
    await rm(join(one ?? '', 'data/01-申请材料/01-居民户口簿.pdf'));
    await writeFile(join(two ?? '', 'data/元数据/𡝗·空.json'), 'other bytes');
    value(await exported(packages));
    for (const place of [one, two]) {
      execFileSync('sha256sum', ['-c', '--quiet', 'manifest-sha256.txt'], { cwd: place });
      execFileSync('sha256sum', ['-c', '--quiet', 'tagmanifest-sha256.txt'], { cwd: place });
    }
  });

  it.each([
    ['is missing', (files: Map<string, Uint8Array>) => files.delete('manifest-sha256.txt')],
    [
      'is shorter than the list says',
      (files: Map<string, Uint8Array>) => files.set('manifest-sha256.txt', Buffer.from('x')),
    ],
    [
      'is another tag manifest of the same length',
      (files: Map<string, Uint8Array>) => {
        const old = Buffer.from(files.get('tagmanifest-sha256.txt') ?? []);
        old[0] = (old[0] ?? 0) ^ 1;
        return files.set('tagmanifest-sha256.txt', old);
      },
    ],
  ])('leaves a package out and names it where a file %s', async (_what, harm) => {
    const packages = many(3);
    const listed = await packages[1]?.source.list();
    const broken = packages[1] ?? neverOne();
    harm(broken.files);
    const source = { ...broken.source, list: async () => listed ?? [] };
    const done = value(
      await exported([packages[0] ?? neverOne(), { ...broken, source }, packages[2] ?? neverOne()]),
    );
    expect(done.exported.map(({ name }) => name)).not.toContain(broken.one.name);
    expect(done.leftOut.map(({ name }) => name)).toEqual([broken.one.name]);
    expect(await readdir(join(carrier(), '电子档案/2026/幼升小'))).toHaveLength(2);
  });

  it('never writes outside its folder, whatever a package calls its files', async () => {
    const bad = carriedPackage(1);
    bad.files.set('../../../../out.txt', Buffer.from('x'));
    const done = value(await exported([bad]));
    expect(done.leftOut).toHaveLength(1);
    expect(await readdir(scratch)).toEqual(['U盘']);
  });
});

describe('zip volumes', () => {
  it('unpack to the same packages', async () => {
    const packages = many(5);
    const done = value(await exported(packages, { form: 'zip', volumeBytes: 20_000 }));
    expect(done.exported).toHaveLength(5);
    const zips = (await readdir(carrier())).filter((name) => name.endsWith('.zip'));
    expect(zips.length).toBeGreaterThan(1);
    for (const zip of zips) {
      expect((await stat(join(carrier(), zip))).size).toBeLessThanOrEqual(20_000);
      execFileSync('python3', ['-m', 'zipfile', '-e', join(carrier(), zip), join(scratch, 'out')]);
    }
    for (const { one, files } of packages) {
      for (const [path, bytes] of files) {
        const back = await readFile(join(scratch, 'out', placeOf(one), path));
        expect(Buffer.compare(back, bytes)).toBe(0);
      }
    }
  });

  it.each([
    ['移交卷{no}', ['移交卷001.zip', '移交卷002.zip']],
    [undefined, ['电子档案-001.zip', '电子档案-002.zip']],
  ])('are named as the pack says: %s', async (volumeName, names) => {
    const packages = many(2, 20_000).map((each) => ({
      ...each,
      one: { ...each.one, volumeName },
    }));
    value(await exported(packages, { form: 'zip', volumeBytes: 30_000 }));
    expect((await readdir(carrier())).filter((name) => name.endsWith('.zip'))).toEqual(names);
  });

  it('names a broken package and keeps the others of its volume', async () => {
    const packages = many(3);
    const listed = await packages[1]?.source.list();
    packages[1]?.files.delete('data/元数据/𡝗·空.json');
    const source = { ...(packages[1] ?? neverOne()).source, list: async () => listed ?? [] };
    const broken = { ...(packages[1] ?? neverOne()), source };
    const done = value(
      await exported([packages[0] ?? neverOne(), broken, packages[2] ?? neverOne()], {
        form: 'zip',
      }),
    );
    expect(done.leftOut).toEqual([
      { caseId: broken.one.caseId, name: broken.one.name, path: 'data/元数据/𡝗·空.json' },
    ]);
    expect(done.exported).toHaveLength(2);
  });

  it('are not written again when they are there, and are when they differ', async () => {
    const packages = many(4);
    value(await exported(packages, { form: 'zip', volumeBytes: 12_000 }));
    const [zip = ''] = (await readdir(carrier())).filter((name) => name.endsWith('.zip'));
    const before = (await stat(join(carrier(), zip))).ino;
    value(await exported(packages, { form: 'zip', volumeBytes: 12_000 }));
    expect((await stat(join(carrier(), zip))).ino).toBe(before);
    const bytes = await readFile(join(carrier(), zip));
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    await writeFile(join(carrier(), zip), bytes);
    value(await exported(packages, { form: 'zip', volumeBytes: 12_000 }));
    expect(await readFile(join(carrier(), zip))).not.toEqual(bytes);
  });

  it('stop at once when told to, and leave no half volume under its name', async () => {
    const stop = new AbortController();
    const packages = many(3);
    const slow = packages.map((each) => ({
      ...each,
      source: {
        ...each.source,
        read: (path: string) => {
          stop.abort();
          return each.source.read(path);
        },
      },
    }));
    const stopped = await exported(slow, { form: 'zip', signal: stop.signal });
    expect(stopped).toEqual({ ok: false, error: { kind: 'exportStopped' } });
    expect((await readdir(carrier())).filter((name) => name.includes('.zip'))).toEqual([]);
  });

  it('leave no half volume when stopped before a slow carrier has opened it', async () => {
    const { open } = fs;
    const slow = vi.spyOn(fs, 'open').mockImplementation((...args: unknown[]) => {
      setTimeout(() => void Reflect.apply(open, fs, args), 100);
    });
    onTestFinished(() => slow.mockRestore());
    const stopped = await exported(many(1), { form: 'zip', signal: AbortSignal.abort() });
    expect(slow).toHaveBeenCalledTimes(1);
    expect(stopped).toMatchObject({ error: { kind: 'exportStopped' } });
    await sleep(200);
    expect((await readdir(carrier())).filter((name) => name.includes('.zip'))).toEqual([]);
  });

  it('cut between packages only', () => {
    const ones = many(10, 5_000).map(({ one }) => one);
    const volumes = volumesOf(ones, 30_000);
    expect(volumes.flat()).toEqual(ones);
    expect(volumesOf(ones, 1).map((volume) => volume.length)).toEqual(ones.map(() => 1));
  });
});

const reason = whyNoSmallDisk();
describe.skipIf(reason !== undefined)(`a carrier that fails ${reason ?? ''}`, () => {
  let disk: SmallDisk;
  beforeEach(async () => {
    disk = await mountSmallDisk(join(scratch, 'U盘'), 4);
  });
  afterEach(() => disk.remove());

  it.each(['folder', 'zip'] as const)(
    'full in the middle (%s): said, tidy, and done when there is room',
    async (form) => {
      const packages = many(12, 100_000);
      await disk.leave(1_000_000);
      const order = { form, volumeBytes: 450_000 };
      expect(await exported(packages, order)).toEqual({
        ok: false,
        error: { kind: 'carrierFull' },
      });
      const names = execFileSync('find', [carrier(), '-name', '*未完成*'], { encoding: 'utf8' });
      expect(names).toBe('');
      await disk.free();
      expect(value(await exported(packages, order)).exported).toHaveLength(12);
    },
  );

  it('write-protected: said', async () => {
    disk.makeReadOnly();
    expect(await exported(many(1))).toEqual({ ok: false, error: { kind: 'carrierReadOnly' } });
    disk.makeWritable();
  });
});

it('says that the place is no folder', async () => {
  await mkdir(join(scratch, 'x'));
  await writeFile(join(scratch, 'x', 'file'), '');
  const answer = await exported(many(1), { carrier: join(scratch, 'x', 'file', 'below') });
  expect(answer).toEqual({ ok: false, error: { kind: 'carrierGone' } });
});

function neverOne(): never {
  throw new Error('the list is shorter than the test thinks');
}
