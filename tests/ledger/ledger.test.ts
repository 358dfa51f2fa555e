/** The ledger on a real disk: durable order, chain, torn tails, group commit. */
import { randomBytes } from 'node:crypto';
import { readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { newKey } from '../../electron/vault/seal';
import { ok } from '../../shared/domain/result';
import {
  body,
  caseId,
  entryKey,
  facts,
  fill,
  framesOf,
  namesIn,
  openAt,
  segmentAt,
} from '../support/ledger-on-disk';
import { scratchFolder } from '../support/scratch-folder';

let folder: string;
beforeEach(() => {
  folder = scratchFolder('ledger');
});

/** What is left when the power goes: neither witness nor checkpoint came to the disk. */
async function forgetWitnesses(): Promise<void> {
  for (const name of ['witness', 'checkpoint']) await rm(join(folder, name), { force: true });
}

describe('the ledger', () => {
  it('gives back after reopening exactly what was acknowledged, in order', async () => {
    await fill(folder, 25);
    const ledger = await openAt(folder);
    expect(await namesIn(ledger)).toEqual(Array.from({ length: 25 }, (_, i) => `第${i + 1}人`));
    expect(ledger.seqsOf(caseId)).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
    expect(ledger.found).toEqual([]);
    await ledger.close();
  });

  it('writes what comes in together with one order and no gap', async () => {
    const ledger = await openAt(folder);
    const all = await Promise.all(
      Array.from({ length: 200 }, (_, i) => ledger.append(facts(), body(String(i)), entryKey)),
    );
    expect(all.map((result) => (result.ok ? result.value.seq : 0))).toEqual(
      Array.from({ length: 200 }, (_, i) => i + 1),
    );
    await ledger.close();
    const again = await openAt(folder);
    expect(again.durableHead()).toBe(200);
    expect(again.lossOf(caseId)).toBeUndefined();
    await again.close();
  });

  it('says the chain hash of an entry, the same before and after it was opened again', async () => {
    const ledger = await openAt(folder);
    const written = await ledger.append(facts(), body('第1人'), entryKey);
    await ledger.append(facts(), body('第2人'), entryKey);
    await ledger.close();
    const again = await openAt(folder);
    expect(await again.hashAt(1)).toBe(written.ok ? written.value.hash : '');
    expect(await again.hashAt(2)).toMatch(/^[0-9a-f]{64}$/);
    expect(await again.hashAt(3)).toBeUndefined();
    await again.close();
  });

  it('keeps no readable name on the disk', async () => {
    await fill(folder, 3);
    for (const name of await readdir(folder)) {
      expect((await readFile(join(folder, name))).includes(Buffer.from('第1人'))).toBe(false);
    }
  });

  it('cuts a torn tail at any byte, keeps the cut bytes aside, says so and goes on', async () => {
    await fill(folder, 3);
    await forgetWitnesses();
    const path = segmentAt(folder);
    const whole = await readFile(path);
    const start = (await framesOf(path))[2]?.start ?? 0;
    for (let end = start + 1; end < whole.byteLength; end += 23) {
      await forgetWitnesses();
      await writeFile(path, whole);
      await truncate(path, end);
      const ledger = await openAt(folder);
      expect(ledger.durableHead()).toBe(2);
      expect(ledger.found).toEqual([{ kind: 'tornTail', bytes: end - start }]);
      await ledger.close();
    }
    expect(await readdir(join(folder, 'quarantine'))).toHaveLength(1);
    const ledger = await openAt(folder);
    expect((await ledger.append(facts(), body('新'), entryKey)).ok).toBe(true);
    expect(await namesIn(ledger)).toEqual(['第1人', '第2人', '新']);
    await ledger.close();
  });

  it('cuts a write of several entries that ends in zeros inside any of them', async () => {
    await fill(folder, 2);
    const path = segmentAt(folder);
    const start = (await readFile(path)).byteLength;
    const ledger = await openAt(folder);
    const names = Array.from({ length: 20 }, (_, i) => `同时第${i}人`);
    await Promise.all(names.map((name) => ledger.append(facts(), body(name), entryKey)));
    await ledger.close();
    const whole = await readFile(path);
    // A disk writes whole sectors of 512 bytes.
    for (let end = Math.ceil(start / 512) * 512; end < whole.byteLength; end += 512) {
      await forgetWitnesses();
      await writeFile(
        path,
        Buffer.concat([whole.subarray(0, end), Buffer.alloc(whole.byteLength - end)]),
      );
      const cut = await openAt(folder);
      expect(cut.gaps, `zeros from ${end}`).toEqual([]);
      expect(cut.found.map(({ kind }) => kind)).toEqual(['tornTail']);
      expect(cut.durableHead()).toBeGreaterThanOrEqual(2);
      expect(cut.durableHead()).toBeLessThan(22);
      await cut.close();
    }
  });

  it('cannot be opened with another key, nor can an entry be moved to another place', async () => {
    await fill(folder, 2);
    const ledger = await openAt(folder);
    expect(await ledger.read(1, async () => ok(newKey()))).toMatchObject({ ok: false });
    await ledger.close();
  });

  it('takes zeros at the end for a write that never landed, and sets foreign bytes aside', async () => {
    await fill(folder, 2);
    const path = segmentAt(folder);
    const whole = await readFile(path);
    await writeFile(path, Buffer.concat([whole, Buffer.alloc(500)]));
    const cut = await openAt(folder);
    expect(cut.found).toEqual([{ kind: 'tornTail', bytes: 500 }]);
    await cut.close();
    await writeFile(path, Buffer.concat([whole, Buffer.from([9]), randomBytes(500)]));
    const mended = await openAt(folder);
    expect(mended.found).toEqual([{ kind: 'setAside', bytes: 501 }]);
    expect(await namesIn(mended)).toEqual(['第1人', '第2人']);
    await mended.close();
  });
});
