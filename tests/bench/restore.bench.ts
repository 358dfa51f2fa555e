/**
 * A restore, verified and synced, against `cp -r` and `sync` of the same back-up, interleaved. The bar of 50,000 cases and
 * 2 GB in five minutes: `RESTORE_CASES=50000 RESTORE_MEGABYTES=2000 npm run bench -- tests/bench/restore.bench.ts`.
 */
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { bench } from 'vitest';
import { mirror } from '../../electron/backup/mirror';
import { openCopy } from '../../electron/backup/rehearsal';
import { restoreCopy } from '../../electron/backup/restore-copy';
import { newStation } from '../../electron/desk/new-station';
import { openLedger } from '../../electron/ledger/ledger';
import { keyedName, newKey, sealPacked, subkey } from '../../electron/vault/seal';

const cases = Number(process.env['RESTORE_CASES'] ?? 500);
const megabytes = Number(process.env['RESTORE_MEGABYTES'] ?? 40);
const pictureBytes = 500_000;
const pairs = cases > 5000 ? 1 : 5;
const silent = () => undefined;

/** A station as a season leaves it, written without its desk: the files are the same, the waiting is not. */
async function aStation(
  folder: string,
  stationKey: Buffer,
): Promise<{ seq: number; hash: string }> {
  const wrapping = subkey(stationKey, 'case-keys');
  await mkdir(join(folder, 'ledger'), { recursive: true });
  await writeFile(join(folder, 'vault.json'), '{"format":1}');
  const macKey = subkey(stationKey, 'ledger-record');
  const opened = await openLedger({ folder: join(folder, 'ledger'), macKey });
  if (!opened.ok) throw new Error(opened.error.kind);
  const ledger = opened.value;
  const at = '2026-08-01T00:00:00.000Z';
  const actor = { id: 'a', name: '程望', role: 'admin' as const };
  const person = { id: uuidv7(), name: '程望' };
  const body = { v: 1 as const, at, actor, command: 'openCase' };
  const created = { ...body, stationEvents: [newStation('望潮小学', person)] };
  await ledger.append({ id: uuidv7() }, created, subkey(stationKey, 'station-entries'));
  const pictures = Math.round((megabytes * 1_000_000) / pictureBytes);
  let last = { seq: 1, key: newKey() };
  for (let from = 0; from < cases; from += 1000) {
    const some = Array.from({ length: Math.min(1000, cases - from) }, async (_, i) => {
      const [caseId, key] = [uuidv7(), newKey()];
      const place = join(folder, 'keys', caseId.slice(-2));
      await mkdir(place, { recursive: true });
      const bound = Buffer.from(`case-key/1/${caseId}`);
      await writeFile(join(place, `${caseId}.key`), sealPacked(wrapping, bound, key));
      if (from + i < pictures) await aPicture(folder, key);
      const first = {
        type: 'caseOpened' as const,
        at,
        by: '程望',
        season: 2026,
        pack: { id: 'five-groups', version: '2026' },
        answers: { preferential: false, localRegister: true, localHome: true },
        group: 'homeAndRegister' as const,
      };
      const entry = { ...body, events: [first] };
      const done = await ledger.append({ id: uuidv7(), caseId, state: 'draft' }, entry, key);
      if (done.ok && done.value.seq > last.seq) last = { seq: done.value.seq, key };
    });
    await Promise.all(some);
  }
  for (let i = cases; i < pictures; i += 1) await aPicture(folder, newKey());
  const head = await ledger.read(last.seq, async () => ({ ok: true, value: last.key }));
  await ledger.close();
  if (!head.ok) throw new Error(head.error.kind);
  return { seq: last.seq, hash: head.value.hash };
}

async function aPicture(folder: string, key: Buffer): Promise<void> {
  const name = keyedName(key, 'picture');
  await mkdir(join(folder, 'blobs', name.slice(0, 2)), { recursive: true });
  const sealed = sealPacked(key, Buffer.from(name), randomBytes(pictureBytes));
  await writeFile(join(folder, 'blobs', name.slice(0, 2), name), sealed);
}

/** What a computer makes for itself from the record, so that it opens sooner and sees one that was put back. */
const ofThisComputer = new Set(['checkpoint', 'witness']);

async function digestOf(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = files
    .filter((file) => file.isFile() && !ofThisComputer.has(file.name))
    .map((file) => join(file.parentPath, file.name));
  const hash = createHash('sha256');
  for (const path of paths.sort())
    hash.update(path.slice(folder.length)).update(await readFile(path));
  return hash.digest('hex');
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function measure(): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), 'restore-bench-'));
  const at = (name: string) => join(scratch, name);
  const stationKey = newKey();
  const key = subkey(stationKey, 'backup-manifest');
  try {
    const head = await aStation(at('station'), stationKey);
    await mkdir(at('usb'));
    const target = at('usb/backup');
    const request = { tag: '0123456789abcdef', stationCode: 'L23456', known: {}, suspects: [] };
    const more = {
      ...request,
      madeAt: '2026-08-01T00:00:00.000Z',
      cases,
      destroyed: [],
      batches: [],
      head,
      key,
    };
    const backUp = () =>
      mirror({ kind: 'mirror', station: at('station'), target, ...more }, silent);
    const first = await seconds(backUp);
    const again = await seconds(backUp);
    const ratios: number[] = [];
    const took: number[] = [];
    let copied;
    for (let i = 0; i < pairs; i += 1) {
      for (const name of ['copy', 'restored']) await rm(at(name), { recursive: true, force: true });
      const bare = await seconds(async () => {
        execFileSync('cp', ['-r', target, at('copy')]);
        execFileSync('sync', ['-f', at('copy')]);
      });
      const restore = { backup: target, target: at('restored'), key, partial: false };
      took.push(
        await seconds(
          async () => (copied = await restoreCopy({ kind: 'restore', ...restore }, silent)),
        ),
      );
      ratios.push((took.at(-1) ?? NaN) / bare);
    }
    const done = copied as Awaited<ReturnType<typeof restoreCopy>> | undefined;
    if (done?.ok !== true) throw new Error('Not restored');
    const exact = (await digestOf(at('restored'))) === (await digestOf(at('station')));
    if (!exact) throw new Error('Not restored bit for bit');
    const opened = await openCopy(
      at('restored'),
      (purpose) => subkey(stationKey, purpose),
      done.value,
    );
    const median = ratios.toSorted((a, b) => a - b)[Math.floor(pairs / 2)] ?? NaN;
    return [
      `restore of ${cases} cases and ${megabytes} MB: ${median.toFixed(2)} x cp and sync (median of ${pairs})`,
      `fastest ${Math.min(...took).toFixed(1)} s (bar 300 s for 50,000 and 2,000 MB)`,
      `bit-exact, opens ${opened.ok}`,
      `first back-up ${first.toFixed(1)} s, the next with nothing new ${again.toFixed(1)} s`,
    ].join('; ');
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

bench('a restore against cp and sync', async () => console.log(await measure()), {
  iterations: 1,
  time: 0,
  warmupIterations: 0,
  warmupTime: 0,
});
