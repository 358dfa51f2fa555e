/** The ledger on a real disk: durable order, chain, torn tails, damage, group commit, a full disk. */
import { randomBytes } from 'node:crypto';
import { appendFile, mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLedger } from '../../electron/ledger/ledger';
import { scanSegments } from '../../electron/ledger/segments';
import { newKey } from '../../electron/vault/seal';
import { ok } from '../../shared/domain/result';
import type { EntryBody } from '../../shared/ledger/entry';

const key = newKey();
const actor = { id: 'a', name: '程望', role: 'admin' as const };
const body = (text: string): EntryBody => ({
  v: 1,
  at: '2026-08-01T00:00:00.000Z',
  actor,
  command: 'editForm',
  events: [{ type: 'formEdited', changes: { 'child.name': text } }],
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledger-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = async () => openLedger(folder, await scanSegments(folder));
const caseId = uuidv7();
const facts = () => ({ id: uuidv7(), caseId, state: 'draft' as const });

async function names(ledger: Awaited<ReturnType<typeof open>>): Promise<(string | undefined)[]> {
  const all: (string | undefined)[] = [];
  for (let seq = 1; seq <= ledger.durableHead(); seq += 1) {
    const entry = await ledger.read(seq, async () => ok(key));
    const event = entry.ok ? entry.value.body.events?.[0] : undefined;
    all.push(event?.type === 'formEdited' ? event.changes['child.name'] : undefined);
  }
  return all;
}

async function filled(count: number) {
  const ledger = await open();
  for (let i = 1; i <= count; i += 1) await ledger.append(facts(), body(`第${i}人`), key);
  await ledger.close();
  return join(folder, '000001.seg');
}

describe('the ledger', () => {
  it('gives back after reopening exactly what was acknowledged, in order', async () => {
    await filled(25);
    const ledger = await open();
    expect(await names(ledger)).toEqual(Array.from({ length: 25 }, (_, i) => `第${i + 1}人`));
    expect(ledger.cases.get(caseId)?.seqs).toHaveLength(25);
    await ledger.close();
  });

  it('writes what comes in together with one order and no gap', async () => {
    const ledger = await open();
    const all = await Promise.all(
      Array.from({ length: 200 }, (_, i) => ledger.append(facts(), body(String(i)), key)),
    );
    expect(all.map((result) => (result.ok ? result.value.seq : 0))).toEqual(
      Array.from({ length: 200 }, (_, i) => i + 1),
    );
    await ledger.close();
    expect((await scanSegments(folder)).entries).toHaveLength(200);
  });

  it('keeps no readable name on the disk', async () => {
    const path = await filled(3);
    expect((await readFile(path)).includes(Buffer.from('第1人'))).toBe(false);
  });

  it('cuts a torn tail at any byte, keeps the cut bytes aside and goes on', async () => {
    const path = await filled(3);
    const whole = await readFile(path);
    const { entries } = await scanSegments(folder);
    const start = entries[2]?.place.offset ?? 0;
    for (let end = start + 1; end < whole.byteLength; end += 7) {
      await writeFile(path, whole);
      await truncate(path, end);
      const scan = await scanSegments(folder);
      expect(scan.damage).toBeUndefined();
      expect(scan.entries).toHaveLength(2);
      expect(scan.tornBytes).toBe(end - start);
    }
    expect((await readdir(folder)).some((name) => name.includes('torn'))).toBe(true);
    const ledger = await open();
    expect((await ledger.append(facts(), body('新'), key)).ok).toBe(true);
    expect(await names(ledger)).toEqual(['第1人', '第2人', '新']);
    await ledger.close();
  });

  it('cuts a write of several entries that ends in zeros inside any of them', async () => {
    const path = await filled(2);
    const start = (await readFile(path)).byteLength;
    const ledger = await open();
    const names = Array.from({ length: 20 }, (_, i) => `同时第${i}人`);
    await Promise.all(names.map((name) => ledger.append(facts(), body(name), key)));
    await ledger.close();
    const whole = await readFile(path);
    // A disk writes whole sectors of 512 bytes.
    for (let end = Math.ceil(start / 512) * 512; end < whole.byteLength; end += 512) {
      const cut = Buffer.concat([whole.subarray(0, end), Buffer.alloc(whole.byteLength - end)]);
      await writeFile(path, cut);
      const scan = await scanSegments(folder);
      expect(scan.damage, `zeros from ${end}`).toBeUndefined();
      expect(scan.entries.length).toBeGreaterThanOrEqual(2);
      expect(scan.entries.length).toBeLessThan(22);
    }
  });

  it('finds any flipped bit before the last entry and refuses to go on', async () => {
    const path = await filled(2);
    const whole = await readFile(path);
    const last = (await scanSegments(folder)).entries[1]?.place.offset ?? 0;
    for (let at = 8; at < last; at += 1) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      await writeFile(path, flipped);
      const scan = await scanSegments(folder);
      expect(scan.damage, `byte ${at}`).toBeDefined();
      expect(await readFile(path)).toEqual(flipped);
    }
  });

  it('takes foreign bytes at the end for damage, never for entries, and zeros for a write that never landed', async () => {
    const path = await filled(2);
    const whole = await readFile(path);
    await appendFile(path, Buffer.alloc(500));
    expect(await scanSegments(folder)).toMatchObject({ damage: undefined, tornBytes: 500 });
    await writeFile(path, Buffer.concat([whole, randomBytes(500)]));
    const scan = await scanSegments(folder);
    expect(scan.entries).toHaveLength(2);
    expect(scan.damage).toBeDefined();
  });

  it('cannot be opened with another key, nor can an entry be moved to another place', async () => {
    await filled(2);
    const ledger = await open();
    expect(await ledger.read(1, async () => ok(newKey()))).toMatchObject({ ok: false });
    await ledger.close();
  });
});
