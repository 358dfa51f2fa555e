/** Compaction on a real disk: what may go goes, the chain holds, and a kill at any step leaves the old or the new. */
import { cp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ledger } from '../../electron/ledger/ledger';
import { verifyRecord } from '../../electron/ledger/verification';
import type { Case } from '../../shared/domain/case';
import { ok } from '../../shared/domain/result';
import { aDeskOnPaper, completeForm, noHome } from '../support/case-builders';
import {
  body,
  caseId,
  entryKey,
  facts,
  macKey,
  namesIn,
  openAt,
  segmentAt,
} from '../support/ledger-on-disk';
import { scratchFolder } from '../support/scratch-folder';

let scratch: string;
let folder: string;
beforeEach(() => {
  scratch = scratchFolder('compaction');
  folder = join(scratch, 'ledger');
});

const small = { rollBytes: 6000 };
const sent = uuidv7();

function aCase(): Case {
  const desk = aDeskOnPaper();
  desk.give({ name: 'openCase', caseId: desk.caseId, answers: noHome });
  desk.give({ name: 'editForm', caseId: desk.caseId, changes: completeForm });
  return desk.current();
}

/** Every third entry keeps the whole case; one case waits to be sent. */
async function filled(count = 30): Promise<Ledger> {
  const ledger = await openAt(folder, small);
  const snapshot = aCase();
  for (let i = 1; i <= count; i += 1) {
    const whose = i % 2 === 0 ? facts({ caseId: sent, unsent: true }) : facts();
    const kept = i % 3 === 0 ? { snapshot } : {};
    await ledger.append(whose, { ...body(`第${i}人`), ...kept }, entryKey);
  }
  return ledger;
}

const snapshotsIn = (ledger: Ledger, id: string) =>
  ledger.seqsOf(id).filter((seq) => ledger.hasSnapshot(seq));

const people = (count: number) => Array.from({ length: count }, (_, i) => `第${i + 1}人`);

async function sizeOf(path: string): Promise<number> {
  const names = (await readdir(path)).filter((name) => name.endsWith('.seg'));
  const sizes = await Promise.all(
    names.map(async (name) => (await readFile(join(path, name))).byteLength),
  );
  return sizes.reduce((total, size) => total + size, 0);
}

describe('compaction', () => {
  it('drops snapshots that a newer one replaced, keeps every entry, and the chain holds', async () => {
    const ledger = await filled();
    const [before, sizeBefore] = [await ledger.hashAt(30), await sizeOf(folder)];
    const waiting = snapshotsIn(ledger, sent);
    const newest = snapshotsIn(ledger, caseId).at(-1) ?? 0;
    const freed = await ledger.compaction.run(0);
    expect(freed).toBeGreaterThan(1000);
    expect(await sizeOf(folder)).toBe(sizeBefore - freed);
    expect(await namesIn(ledger)).toEqual(people(30));
    // Nothing of a case that is still to be sent, never the newest; the segment that is written to is left alone.
    expect(snapshotsIn(ledger, sent)).toEqual(waiting);
    expect(snapshotsIn(ledger, caseId).at(-1)).toBe(newest);
    expect(snapshotsIn(ledger, caseId).length).toBeLessThan(4);
    const kept = await ledger.read(newest, async () => ok(entryKey));
    expect(kept.ok && kept.value.body.snapshot?.form).toEqual(completeForm);
    await ledger.append(facts(), body('第31人'), entryKey);
    await ledger.close();
    expect(await verifyRecord(folder, undefined, { macKey })).toMatchObject({ whole: true });
    const again = await openAt(folder, { ...small, eagerBytes: 0 });
    expect(again.found).toEqual([]);
    expect(await again.hashAt(30)).toBe(before);
    expect(await namesIn(again)).toEqual(people(31));
    expect(again.compaction.droppable().bytes).toBe(0);
    await again.close();
  });

  it('goes on beside the work of the desk', async () => {
    const ledger = await filled(60);
    const working = (async () => {
      for (let i = 61; i <= 90; i += 1) await ledger.append(facts(), body(`第${i}人`), entryKey);
    })();
    const reading = namesIn(ledger);
    await Promise.all([ledger.compaction.run(0), working, reading]);
    expect((await reading).slice(0, 60)).toEqual(people(60));
    expect(await namesIn(ledger)).toEqual(people(90));
    await ledger.close();
    expect(await verifyRecord(folder, undefined, { macKey })).toMatchObject({ whole: true });
  });

  it('killed at any step leaves the old segment or the new one, and both are whole', async () => {
    const ledger = await filled();
    const old = join(scratch, 'old');
    await cp(folder, old, { recursive: true });
    await ledger.compaction.run(0);
    await ledger.close();
    const names = (await readdir(folder)).filter((name) => name.endsWith('.seg')).sort();
    const killed = join(scratch, 'killed');
    for (let done = 0; done <= names.length; done += 1) {
      for (const share of [0, 0.5, 1]) {
        // So many segments are exchanged, the next one is half written; witness and checkpoint are those of before.
        await rm(killed, { recursive: true, force: true });
        await cp(old, killed, { recursive: true });
        for (const name of names.slice(0, done)) await cp(join(folder, name), join(killed, name));
        const next = names[done] ?? '';
        if (next !== '') {
          const leftOver = join(killed, `${next}.compact.tmp`);
          await cp(join(folder, next), leftOver);
          await truncate(leftOver, Math.floor((await readFile(leftOver)).byteLength * share));
        }
        const again = await openAt(killed, { ...small, eagerBytes: 0 });
        expect(again.found).toEqual([]);
        expect(await namesIn(again)).toEqual(people(30));
        expect((await readdir(killed)).some((name) => name.endsWith('.tmp'))).toBe(false);
        await again.close();
      }
    }
  });

  it('never hides damage: such a segment stays as it is', async () => {
    const ledger = await filled();
    const bytes = await readFile(segmentAt(folder));
    bytes[700] = (bytes[700] ?? 0) ^ 1;
    await writeFile(segmentAt(folder), bytes);
    await expect(ledger.compaction.run(0)).rejects.toThrow('Damaged');
    expect(await readFile(segmentAt(folder))).toEqual(bytes);
    expect((await readdir(folder)).some((name) => name.endsWith('.tmp'))).toBe(false);
    await ledger.close();
  });
});
