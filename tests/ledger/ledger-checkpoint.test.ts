/** The checkpoint: a start reads only what came after it, and whatever is wrong with it only means reading more. */
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { findCheckpoint } from '../../electron/ledger/checkpoint';
import { checkpointAhead } from '../../electron/ledger/checkpoint-ahead';
import { openLedger } from '../../electron/ledger/ledger';
import { ok } from '../../shared/domain/result';
import {
  body,
  caseId,
  entryKey,
  facts,
  fill,
  macKey,
  openAt,
  segmentAt,
} from '../support/ledger-on-disk';
import { scratchFolder } from '../support/scratch-folder';

let folder: string;
beforeEach(() => {
  folder = scratchFolder('ledger');
});

describe('the checkpoint', () => {
  /** As if it were so large that not everything is read at every start. */
  const large = { rollBytes: 6000, eagerBytes: 0 };

  const filled = () => fill(folder, 32, large);

  it('makes a start read only what came after it, and the rest is verified behind the scenes', async () => {
    await filled();
    const again = await openAt(folder, large);
    expect(again.check.integrity()).toMatchObject({ state: 'unchecked', total: 32 });
    expect(again.seqsOf(caseId)).toHaveLength(32);
    expect(await again.verify()).toMatchObject({ state: 'whole', checked: 32 });
    await again.close();
  });

  it('does not hide damage before it: that is found behind the scenes, and mended at the next start', async () => {
    await filled();
    const bytes = await readFile(segmentAt(folder));
    bytes[300] = (bytes[300] ?? 0) ^ 1;
    await writeFile(segmentAt(folder), bytes);
    const again = await openAt(folder, large);
    expect(again.found).toEqual([]);
    expect(await again.read(1, async () => ok(entryKey))).toMatchObject({ ok: false });
    expect(await again.verify()).toMatchObject({
      state: 'damaged',
      firstBroken: { seq: 1, segment: '000001.seg' },
    });
    await again.close();
    const mended = await openAt(folder, large);
    expect(mended.found).toMatchObject([{ kind: 'lost', from: 1, to: 1, cases: [caseId] }]);
    await mended.close();
  });

  it.each(['stale', 'damaged', 'of another ledger', 'gone'])(
    'that is %s only means reading more',
    async (how) => {
      await filled();
      const path = join(folder, 'checkpoint');
      const kept = await readFile(path);
      if (how === 'stale') {
        const more = await openAt(folder, large);
        await more.append(facts(), body('后来'), entryKey);
        await more.close();
        await writeFile(path, kept);
      } else if (how === 'damaged') {
        kept[kept.byteLength >> 1] = (kept[kept.byteLength >> 1] ?? 0) ^ 1;
        await writeFile(path, kept);
      } else if (how === 'gone') await rm(path);
      else {
        const other = scratchFolder('ledger-other');
        const foreign = await openLedger({ folder: other, macKey: Buffer.alloc(32, 7) });
        if (!foreign.ok) throw new Error(foreign.error.kind);
        await foreign.value.append(facts(), body('别站'), entryKey);
        await foreign.value.close();
        await cp(join(other, 'checkpoint'), path);
      }
      const again = await openAt(folder, large);
      const isNoted = how === 'damaged' || how === 'of another ledger';
      expect(again.found.map(({ kind }) => kind)).toEqual(isNoted ? ['checkpointLost'] : []);
      expect(again.seqsOf(caseId)).toHaveLength(how === 'stale' ? 33 : 32);
      expect(again.check.integrity().state).toBe(how === 'stale' ? 'unchecked' : 'whole');
      await again.close();
    },
  );

  it('is read before the key is there, and once: the next opening reads it as it lies by then', async () => {
    await filled();
    const ahead = checkpointAhead(folder);
    ahead.begin();
    const first = await openAt(folder, { ...large, ahead });
    await rm(join(folder, 'checkpoint'));
    expect(first.check.integrity()).toMatchObject({ state: 'unchecked', total: 32 });
    await first.append(facts(), body('后来'), entryKey);
    await first.close();
    const again = await openAt(folder, { ...large, ahead });
    expect(again.seqsOf(caseId)).toHaveLength(33);
    expect(again.check.integrity()).toMatchObject({ state: 'unchecked', total: 33 });
    await again.close();
  });

  it('that somebody else wrote and that was read before the key was there is not believed', async () => {
    await filled();
    const ahead = checkpointAhead(folder);
    ahead.begin();
    const again = await openAt(folder, { ...large, ahead, macKey: Buffer.alloc(32, 9) });
    expect(again.found.map(({ kind }) => kind)).toContain('checkpointLost');
    expect(again.check.integrity().state).toBe('whole');
    await again.close();
  });

  it.each([
    ['as much memory as there is', (told) => ({ ...told, head: 2 ** 31 })],
    ['more cases than there are bytes', (told) => ({ ...told, cases: 2 ** 40 })],
  ] satisfies [string, (told: Record<string, unknown>) => unknown][])(
    'cannot make the one who reads it ahead take %s',
    async (_, change) => {
      await filled();
      const path = join(folder, 'checkpoint');
      const kept = await readFile(path);
      const length = kept.readUInt32LE(8);
      const text = JSON.stringify(
        change(JSON.parse(kept.toString('utf8', 12, 12 + length)) as Record<string, unknown>),
      );
      const head = Buffer.from(kept.subarray(0, 12));
      head.writeUInt32LE(Buffer.byteLength(text), 8);
      await writeFile(path, Buffer.concat([head, Buffer.from(text), kept.subarray(12 + length)]));
      const found = await findCheckpoint(folder);
      expect(found.asWrittenUnder(macKey)).toBe('damaged');
      const again = await openAt(folder, large);
      expect(again.found.map(({ kind }) => kind)).toEqual(['checkpointLost']);
      expect(again.seqsOf(caseId)).toHaveLength(32);
      await again.close();
    },
  );
});
