/** Damage on a real disk: found at once, brought back from a spare copy, or named exactly; and the chain goes on. */
import { cp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyRecord } from '../../electron/ledger/verification';
import {
  body,
  caseId,
  entryKey,
  facts,
  fill,
  framesOf,
  macKey,
  namesIn,
  openAt,
  segmentAt,
} from '../support/ledger-on-disk';
import { scratchFolder } from '../support/scratch-folder';

let scratch: string;
let folder: string;
let spareFolder: string;
beforeEach(() => {
  scratch = scratchFolder('ledger-damage');
  folder = join(scratch, 'ledger');
  spareFolder = join(scratch, 'spare');
});

async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
  await writeFile(path, bytes);
}

const people = (count: number) => Array.from({ length: count }, (_, i) => `第${i + 1}人`);

/** Goes on after the damage, closes, opens again: nothing more is found, and the chain is whole. */
async function goesOn(): Promise<void> {
  const ledger = await openAt(folder, { rollBytes: 2000 });
  expect((await ledger.append(facts(), body('新'), entryKey)).ok).toBe(true);
  await ledger.close();
  const again = await openAt(folder);
  expect(again.found).toEqual([]);
  expect(await verifyRecord(folder, undefined, { macKey })).toMatchObject({ whole: true });
  await again.close();
}

describe('a damaged entry', () => {
  it('is found at whatever bit it is hit, brought back from the spare copy, and set aside', async () => {
    await fill(folder, 5);
    await cp(folder, spareFolder, { recursive: true });
    const whole = await readFile(segmentAt(folder));
    for (let at = 8; at < whole.byteLength; at += 41) {
      await rm(folder, { recursive: true });
      await cp(spareFolder, folder, { recursive: true });
      await flip(segmentAt(folder), at);
      const damaged = await readFile(segmentAt(folder));
      expect(await verifyRecord(folder, undefined, { macKey })).toMatchObject({ whole: false });
      const ledger = await openAt(folder, { spareFolder });
      expect(
        ledger.found.map(({ kind }) => kind),
        `byte ${at}`,
      ).toEqual(['restored']);
      expect(await namesIn(ledger)).toEqual(people(5));
      const [aside = ''] = await readdir(join(folder, 'quarantine'));
      expect(damaged.includes(await readFile(join(folder, 'quarantine', aside)))).toBe(true);
      await ledger.close();
      expect(await readFile(segmentAt(folder))).toEqual(whole);
    }
  });

  it('is named with its case without a spare copy; everything else can be read, and work goes on', async () => {
    const other = uuidv7();
    const ledger = await openAt(folder);
    for (let i = 1; i <= 6; i += 1) {
      const whose = facts({ caseId: i % 2 === 0 ? other : caseId });
      await ledger.append(whose, body(`第${i}人`), entryKey);
    }
    await ledger.close();
    const { start = 0 } = (await framesOf(segmentAt(folder)))[2] ?? {};
    await flip(segmentAt(folder), start + 200);
    const mended = await openAt(folder);
    expect(mended.found).toEqual([{ kind: 'lost', from: 3, to: 3, cases: [caseId], unknown: 0 }]);
    expect(await namesIn(mended)).toEqual([
      '第1人',
      '第2人',
      'fileMissing',
      '第4人',
      '第5人',
      '第6人',
    ]);
    expect(mended.lossOf(caseId)).toEqual({ first: 3, last: 3 });
    expect(mended.lossOf(other)).toBeUndefined();
    expect(mended.check.integrity().troubles).toHaveLength(1);
    await mended.close();
    await goesOn();
    const again = await openAt(folder);
    expect(again.lossOf(caseId)).toEqual({ first: 3, last: 3 });
    await again.close();
  });

  it('shows by the next entry of its case when no index knows whose it was', async () => {
    await fill(folder, 4);
    await rm(join(folder, 'checkpoint'));
    const [, second] = await framesOf(segmentAt(folder));
    const bytes = await readFile(segmentAt(folder));
    bytes.fill(0, second?.start, second?.end);
    await writeFile(segmentAt(folder), bytes);
    const mended = await openAt(folder);
    expect(mended.found).toEqual([{ kind: 'lost', from: 2, to: 2, cases: [], unknown: 1 }]);
    expect(mended.lossOf(caseId)).toEqual({ first: 2, last: 2 });
    await mended.close();
    await goesOn();
  });
});

describe('entries missing at the end', () => {
  it('are missed, brought back from the spare copy, or counted', async () => {
    await fill(folder, 5);
    await cp(folder, spareFolder, { recursive: true });
    const frames = await framesOf(segmentAt(folder));
    for (const left of [4, 2, 0]) {
      await truncate(segmentAt(folder), frames[left]?.start);
      const ledger = await openAt(folder, { spareFolder });
      expect(ledger.found).toEqual([{ kind: 'restored', from: left + 1, to: 5 }]);
      expect(await namesIn(ledger)).toEqual(people(5));
      await ledger.close();
    }
    await truncate(segmentAt(folder), frames[4]?.start);
    const ledger = await openAt(folder);
    expect(ledger.found).toEqual([{ kind: 'lost', from: 5, to: 5, cases: [caseId], unknown: 0 }]);
    expect(ledger.durableHead()).toBe(5);
    await ledger.close();
    await goesOn();
  });

  it('are missed after a kill as well, when only the witness knows of them', async () => {
    const ledger = await openAt(folder);
    for (const name of people(3)) await ledger.append(facts(), body(name), entryKey);
    await cp(folder, spareFolder, { recursive: true });
    await ledger.close();
    const frames = await framesOf(segmentAt(spareFolder));
    await truncate(segmentAt(spareFolder), frames[2]?.start);
    const killed = await openAt(spareFolder);
    expect(killed.found).toMatchObject([{ kind: 'lost', from: 3, to: 3 }]);
    await killed.close();
  });
});

describe('segments', () => {
  /** Several small segments, and a whole copy beside. */
  async function several(): Promise<string[]> {
    await fill(folder, 12, { rollBytes: 1200 });
    await cp(folder, spareFolder, { recursive: true });
    return (await readdir(folder)).filter((name) => name.endsWith('.seg')).sort();
  }

  it('that are gone come back from the spare copy, first, middle or last', async () => {
    const names = await several();
    expect(names.length).toBeGreaterThan(3);
    for (const name of [names[0], names[1], names.at(-1)]) {
      await rm(join(folder, name ?? ''));
      const ledger = await openAt(folder, { spareFolder });
      expect(
        ledger.found.map(({ kind }) => kind),
        name,
      ).toEqual(['restored']);
      expect(await namesIn(ledger)).toEqual(people(12));
      await ledger.close();
      await rm(folder, { recursive: true });
      await cp(spareFolder, folder, { recursive: true });
    }
    for (const name of names) await rm(join(folder, name));
    const ledger = await openAt(folder, { spareFolder });
    expect(await namesIn(ledger)).toEqual(people(12));
    await ledger.close();
  });

  it('that are gone for good leave a gap, and the rest stays', async () => {
    const names = await several();
    await rm(join(folder, names[1] ?? ''));
    const ledger = await openAt(folder);
    const [gap] = ledger.gaps;
    expect(gap).toMatchObject({ cases: [caseId], unknown: 0 });
    const read = await namesIn(ledger);
    const lost = read.filter((name) => name === 'fileMissing').length;
    expect(lost).toBe((gap?.to ?? 0) - (gap?.from ?? 0) + 1);
    expect(read.at(-1)).toBe('第12人');
    await ledger.close();
    await goesOn();
  });

  it.each(['with', 'without'])(
    'that are mended %s a spare copy are mended to the same end after a kill at any step',
    async (how) => {
      const names = await several();
      const spare = how === 'with' ? { spareFolder } : {};
      for (const [i, name] of names.entries()) {
        if (i % 2 === 0) await flip(join(folder, name), 90);
      }
      const spoilt = join(scratch, 'spoilt');
      await cp(folder, spoilt, { recursive: true });
      const mended = await openAt(folder, spare);
      const expected = await namesIn(mended);
      const { gaps } = mended;
      await mended.close();
      const killed = join(scratch, 'killed');
      for (let done = 0; done <= names.length; done += 1) {
        // So many segments are mended, the next one is half written.
        await rm(killed, { recursive: true, force: true });
        await cp(spoilt, killed, { recursive: true });
        for (const name of names.slice(0, done)) await cp(join(folder, name), join(killed, name));
        const next = join(folder, names[done] ?? names[0] ?? '');
        const half = (await readFile(next)).subarray(0, 300);
        await writeFile(`${segmentAt(killed, done + 1)}.0123456789ab.tmp`, half);
        const again = await openAt(killed, spare);
        expect(await namesIn(again)).toEqual(expected);
        expect(again.gaps).toEqual(gaps);
        expect(await again.verify()).toMatchObject({ state: 'whole' });
        await again.close();
      }
    },
  );

  it('that somebody copied or put there are set aside', async () => {
    const names = await several();
    const next = segmentAt(folder, names.length + 1);
    await cp(join(folder, names[1] ?? ''), next);
    const ledger = await openAt(folder);
    expect(ledger.found.map(({ kind }) => kind)).toEqual(['setAside']);
    expect(await namesIn(ledger)).toEqual(people(12));
    await ledger.close();
    await writeFile(segmentAt(folder, names.length + 2), 'PK\x03\x04 not a segment');
    const other = await openAt(folder);
    expect(other.found.map(({ kind }) => kind)).toEqual(['setAside']);
    expect(await namesIn(other)).toEqual(people(12));
    await other.close();
    await goesOn();
  });

  it('that were exchanged for an older copy are missed, though each of them is whole', async () => {
    await fill(folder, 3);
    await cp(folder, spareFolder, { recursive: true });
    const ledger = await openAt(folder);
    for (let i = 0; i < 3; i += 1) await ledger.append(facts(), body('后来'), entryKey);
    await ledger.close();
    await cp(segmentAt(spareFolder), segmentAt(folder));
    const old = await openAt(folder);
    expect(old.found).toMatchObject([{ kind: 'lost', from: 4, to: 6, cases: [caseId] }]);
    await old.close();
    // The witness of that time as well: the checkpoint still knows better.
    await cp(segmentAt(spareFolder), segmentAt(folder));
    await cp(join(spareFolder, 'witness'), join(folder, 'witness'));
    const both = await openAt(folder);
    expect(both.found.map(({ kind }) => kind)).toEqual(['lost', 'witnessLost']);
    await both.close();
  });
});
