/** Packages taken out of the sealed store: time and memory over their number, against writing the same bytes as plainly. */
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runExport } from '../../electron/archive/export/run-export';
import { createBlobStore, type BlobStore } from '../../electron/ledger/blob-store';
import { newKey } from '../../electron/vault/seal';
import { placeOf } from '../../shared/archive/export/export-order';
import type { PackageSource } from '../../shared/archive/package/package-source';
import type { Sha256 } from '../../shared/domain/ids';
import { ok } from '../../shared/domain/result';
import { carriedPackage, type CarriedPackage } from '../support/packages';
import { figure } from './figures';
import { toldOnce } from './told-once';

const inAll = Number(process.env['EXPORT_PACKAGES'] ?? 500);
/** Two files of this size in each package, as the pictures of a small case. */
const fileBytes = 1_000_000;
const steps = [1, 2, 3, 4].map((part) => Math.round((inAll * part) / 4));
const facts = {
  exportId: 'bench',
  madeAt: '2026-09-01 10:00',
  madeBy: 'bench',
  approvedBy: 'bench',
  reason: 'bench',
  office: 'bench',
  program: 'bench',
  masked: false,
};

type Kept = Pick<CarriedPackage, 'one'> & { readonly source: PackageSource };

async function keep(blobs: BlobStore, { one, files }: CarriedPackage): Promise<Kept> {
  const names = new Map<string, { sha256: Sha256; bytes: number }>();
  for (const [path, bytes] of files) {
    const stored = await blobs.put(one.caseId, bytes);
    if (!stored.ok) throw new Error(stored.error.kind);
    names.set(path, { sha256: stored.value, bytes: bytes.byteLength });
  }
  const source: PackageSource = {
    list: async () => [...names].map(([path, { bytes }]) => ({ path, bytes })),
    read: async (path) => {
      const named = names.get(path);
      const bytes = named && (await blobs.get(one.caseId, named.sha256));
      return bytes?.ok === true ? bytes.value : undefined;
    },
  };
  return { one, source };
}

/** The same files with one fdatasync each, from memory: what any program has to do at least. */
async function writePlainly(carrier: string, packages: readonly number[]): Promise<number> {
  const start = performance.now();
  for (const number of packages) {
    const { one, files } = carriedPackage(number, fileBytes);
    for (const [path, bytes] of files) {
      const target = join(carrier, placeOf(one), path);
      await mkdir(join(target, '..'), { recursive: true });
      const file = await open(target, 'wx');
      await file.writeFile(bytes);
      await file.datasync();
      await file.close();
    }
  }
  return performance.now() - start;
}

const megabytes = () => process.memoryUsage().rss / 1e6;

async function measure(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'export-bench-'));
  try {
    const key = newKey();
    const blobs = createBlobStore(join(folder, 'blobs'), {
      nameKey: newKey(),
      caseKey: async () => ok(key),
    });
    const numbers = Array.from({ length: inAll }, (_, index) => index + 1);
    const kept: Kept[] = [];
    for (const number of numbers) kept.push(await keep(blobs, carriedPackage(number, fileBytes)));
    const sources = new Map(kept.map(({ one, source }) => [one.name, source]));
    const lines: string[] = [
      `${inAll} packages of ${(2 * fileBytes) / 1e6} MB taken out of the sealed store`,
    ];
    for (const form of ['folder', 'zip'] as const) {
      const marks: string[] = [];
      const seen: { readonly each: number; readonly held: number }[] = [];
      const start = performance.now();
      const done = await runExport(
        { carrier: join(folder, form), form, packages: kept.map(({ one }) => one), facts },
        {
          sourceOf: ({ name }) =>
            sources.get(name) ?? { list: async () => [], read: async () => undefined },
          onProgress: ({ done: at }) => {
            if (!steps.includes(at)) return;
            const each = (performance.now() - start) / at;
            const held = megabytes();
            seen.push({ each, held });
            marks.push(`${at}: ${each.toFixed(1)} ms each, ${held.toFixed(0)} MB`);
          },
          signal: new AbortController().signal,
        },
      );
      if (!done.ok || done.value.exported.length !== inAll) throw new Error('not everything left');
      const took = performance.now() - start;
      lines.push(`  ${form}: ${(took / 1_000).toFixed(1)} s; ${marks.join('; ')}`);
      await rm(join(folder, form), { recursive: true });
      const [first, last] = [seen[0], seen.at(-1)];
      if (form === 'folder' && first !== undefined && last !== undefined) {
        figure('exportLinear', last.each / first.each);
        figure('exportMemory', last.held / first.held);
      }
      if (form === 'folder') {
        const plain = await writePlainly(join(folder, 'plain'), numbers);
        lines.push(
          `  written plainly ${(plain / 1_000).toFixed(1)} s: ratio ${(took / plain).toFixed(2)}`,
        );
        await rm(join(folder, 'plain'), { recursive: true });
      }
    }
    return lines;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

toldOnce('export', measure);
