/** Rows of pictures: sealed, and named by a keyed hash, because the plain one would tell whether a known picture is here. */
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Bytes, ImageRow, Tables } from './schema';
import type { RowKey, RowUnreadable } from './sealed-rows';
import { keyedName, sealRow, unsealRow } from './sealed-rows';

/** Before every keyed name, and behind every id of a case: what an older program wrote begins with one. */
const namePrefix = 'k/';

/** The pictures of one generation; `imageId` is what `imageKey` gives, which stands nowhere in clear. */
export function imageRows(tables: Tables, key: RowKey) {
  const rowName = async (imageId: string) => {
    const caseId = imageId.slice(0, imageId.indexOf('/'));
    return `${namePrefix}${caseId}/${await keyedName(key, imageId)}`;
  };
  const open = async (row: ImageRow): Promise<Result<Bytes, RowUnreadable>> => {
    const place = { table: 'images' as const, id: row.key };
    try {
      const opened = await unsealRow(key, place, new Uint8Array(await row.sealed.arrayBuffer()));
      return opened.ok ? ok(opened.value.plain) : opened;
    } catch {
      // Chromium answers NotReadableError when the file behind the Blob is gone.
      return err({ kind: 'rowUnreadable', place });
    }
  };
  const sealImage = async (
    imageId: string,
    caseId: string,
    bytes: Uint8Array,
  ): Promise<ImageRow> => {
    const name = await rowName(imageId);
    const sealed = await sealRow(key, { table: 'images', id: name }, 1, bytes);
    return { key: name, caseId, sealed: new Blob([sealed]) };
  };

  /** Gives one row of an older program its keyed name; one that does not open leaves, main has the picture. */
  const rename = async (old: string) => {
    const row = await tables.images.get(old);
    if (row === undefined) return;
    const opened = await open(row);
    const next = opened.ok ? await sealImage(old, row.caseId, opened.value) : undefined;
    await tables.transaction('rw', tables.images, async () => {
      // Its page, or its whole case, may have left meanwhile.
      if ((await tables.images.where(':id').equals(old).count()) === 0) return;
      if (next !== undefined) await tables.images.put(next);
      await tables.images.delete(old);
    });
  };

  return {
    sealImage,

    /** Under which names a picture may stand in the table. */
    imageRowNames: async (imageId: string): Promise<readonly string[]> => [
      await rowName(imageId),
      imageId,
    ],

    /** The pixels of an image; `undefined` when absent, `rowUnreadable` when damaged. */
    async readImage(imageId: string): Promise<Result<Bytes | undefined, RowUnreadable>> {
      const named = await tables.images.get(await rowName(imageId));
      const row = named ?? (await tables.images.get(imageId));
      return row === undefined ? ok(undefined) : open(row);
    },

    /** Keeps an image of a case that is here; one whose case just left is not. */
    async putImage(row: ImageRow): Promise<void> {
      await tables.transaction('rw', tables.cases, tables.images, async () => {
        const here = await tables.cases.where(':id').equals(row.caseId).count();
        if (here > 0) await tables.images.put(row);
      });
    },

    /** Renames what an older program wrote, one by one; begun again where it was broken off. */
    async renameImages(): Promise<void> {
      for (;;) {
        const old = await tables.images.where(':id').below(namePrefix).limit(20).primaryKeys();
        if (old.length === 0) return;
        for (const name of old) await rename(name);
      }
    },
  };
}
