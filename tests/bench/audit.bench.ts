/** What verifying a trail costs against reading and hashing the same bytes; TRAIL_ENTRIES=1000000 measures a long one. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { bench } from 'vitest';
import { openTrailKeys, trailKeysOf } from '../../electron/audit/trail-keys';
import { verifyTrail } from '../../electron/audit/verify-trail';
import { openLedger } from '../../electron/ledger/ledger';
import { openCaseKeys } from '../../electron/vault/case-keys';
import { newKey } from '../../electron/vault/seal';
import type { EntryBody } from '../../shared/ledger/entry';
import { isWhole } from '../../shared/ledger/trail-report';

const entries = Number(process.env['TRAIL_ENTRIES'] ?? 20_000);
const pairs = entries > 100_000 ? 1 : 11;
const perCase = 50;
const mostCases = 2_000;
const together = 500;
const digests = { good: [], bad: [] };

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Entries as the desk writes them: most are an edit of a case, every fifth one bears witness. */
async function fill(folder: string, stationKey: Buffer): Promise<void> {
  const { entryKey, caseKeysKey, recordKey } = trailKeysOf(stationKey);
  const keys = openCaseKeys(join(folder, 'keys'), caseKeysKey);
  const opened = await openLedger({ folder: join(folder, 'ledger'), macKey: recordKey });
  if (!opened.ok) throw new Error(opened.error.kind);
  const ledger = opened.value;
  const ids = Array.from({ length: Math.min(mostCases, entries / perCase) }, () => uuidv7());
  const caseKeys = await Promise.all(ids.map((id) => keys.create(id)));
  const base = {
    v: 1 as const,
    at: '2026-08-01T00:00:00.000Z',
    actor: { id: uuidv7(), name: '程望', role: 'clerk' as const },
  };
  const append = (i: number) => {
    const at = i % ids.length;
    const [caseId = '', key] = [ids[at], caseKeys[at]];
    const witness: EntryBody = {
      ...base,
      command: 'station',
      stationEvents: [{ type: 'caseViewed', caseId, what: 'case' }],
    };
    if (i % 5 === 0 || key?.ok !== true) {
      return ledger.append({ id: uuidv7(), audit: true }, witness, entryKey);
    }
    const changes = { 'register.address': `山东省日照市岚山区望潮街道${i}号` };
    const edit: EntryBody = {
      ...base,
      command: 'editForm',
      events: [{ type: 'formEdited', changes }],
    };
    return ledger.append({ id: uuidv7(), caseId, state: 'draft' }, edit, key.value);
  };
  for (let i = 0; i < entries; i += together) {
    await Promise.all(Array.from({ length: together }, (_, j) => append(i + j)));
  }
  await ledger.close();
}

async function hashAll(ledger: string): Promise<void> {
  const hash = createHash('sha256');
  for (const name of await readdir(ledger)) {
    for await (const chunk of createReadStream(join(ledger, name))) hash.update(chunk as Buffer);
  }
  hash.digest();
}

async function measure() {
  const folder = await mkdtemp(join(tmpdir(), 'audit-bench-'));
  const ledger = join(folder, 'ledger');
  const stationKey = newKey();
  await fill(folder, stationKey);
  const bare: number[] = [];
  const closed: number[] = [];
  const opened: number[] = [];
  const whole = async (withKey: boolean) => {
    const keys = withKey ? openTrailKeys(folder, trailKeysOf(stationKey)) : undefined;
    const report = await verifyTrail({ ledger, digests, keys });
    if (report === undefined || !isWhole(report) || report.entries !== entries) {
      throw new Error('The trail is not whole');
    }
  };
  for (let i = 0; i < pairs; i += 1) {
    bare.push(await timed(() => hashAll(ledger)));
    closed.push(await timed(() => whole(false)));
    opened.push(await timed(() => whole(true)));
  }
  await rm(folder, { recursive: true, force: true });
  return { bare: median(bare), closed: median(closed), opened: median(opened) };
}

bench(
  'a verified trail against reading and hashing its bytes',
  async () => {
    const { bare, closed, opened } = await measure();
    const perMillion = (ms: number) => `${((ms / entries) * 1_000).toFixed(1)} s per million`;
    console.log(
      [
        `${entries} entries, ${pairs} pairs`,
        `hashed ${bare.toFixed(0)} ms`,
        `verified without key ${closed.toFixed(0)} ms, ${(closed / bare).toFixed(1)} x, ${perMillion(closed)}`,
        `with key ${opened.toFixed(0)} ms, ${(opened / bare).toFixed(1)} x, ${perMillion(opened)} (bar 90 s)`,
      ].join('; '),
    );
  },
  { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 },
);
