/** Columns of marks say what a plain table says, however they were merged, kept and read again. */
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import type { MarkColumns } from '../../electron/desk/mark-file';
import { emptyColumns, merged, readMarkFile, writeMarkFile } from '../../electron/desk/mark-file';
import { newKey } from '../../electron/vault/seal';
import { scratchFolder } from '../support/scratch-folder';

const ids = Array.from({ length: 12 }, () => uuidv7());
const change = fc.array(fc.tuple(fc.nat(15), fc.constantFrom(...ids)), { maxLength: 30 });

const allOf = (columns: MarkColumns) =>
  Array.from({ length: 16 }, (_, mark) => columns.casesOf(mark).toSorted());

it('merges as a table would, and leaves out the cases that are gone', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 6 }), fc.subarray(ids), (changes, gone) => {
      const table = Array.from({ length: 16 }, () => new Set<string>());
      let columns = emptyColumns();
      for (const pairs of changes) {
        const recent = new Map<number, Set<string>>();
        for (const [mark, id] of pairs) {
          recent.set(mark, (recent.get(mark) ?? new Set()).add(id));
          table[mark]?.add(id);
        }
        columns = merged(columns, recent, () => false);
      }
      expect(allOf(columns)).toEqual(table.map((of) => [...of].toSorted()));
      const left = merged(columns, new Map(), (id) => gone.includes(id));
      expect(allOf(left)).toEqual(
        table.map((of) => [...of].filter((id) => !gone.includes(id)).toSorted()),
      );
    }),
  );
});

it('is the same from the file, opens with its own key only, and shows nothing of a case', async () => {
  const folder = scratchFolder('marks');
  const key = newKey();
  const recent = new Map(ids.map((id, n) => [n % 5, new Set([id])]));
  const columns = merged(emptyColumns(), recent, () => false);
  const hash = 'a'.repeat(64);
  await writeMarkFile(folder, key, { seq: 7, hash, columns });
  const read = await readMarkFile(folder, key);
  expect(read).toMatchObject({ seq: 7, hash });
  expect(read && allOf(read.columns)).toEqual(allOf(columns));
  expect(await readMarkFile(folder, newKey())).toBeUndefined();
  expect(await readMarkFile(scratchFolder('empty'), key)).toBeUndefined();
});
