/** Rows of what was begun and not recorded: sealed like everything else, and gone with their case. */
import type { Tables } from './schema';
import type { RowKey } from './sealed-rows';
import { sealRow, unsealRow } from './sealed-rows';

const payloadVersion = 1;

/** The notes of one generation; `about` tells those of one case apart and may name nobody. */
export function noteRows(tables: Tables, key: RowKey) {
  const rowKey = (caseId: string, about: string) => `${caseId}/${about}`;
  return {
    /** The text that was kept; nothing for one that does not open, which nobody can mend. */
    async readNote(caseId: string, about: string): Promise<string | undefined> {
      const id = rowKey(caseId, about);
      const row = await tables.notes.get(id);
      if (row === undefined) return undefined;
      const opened = await unsealRow(key, { table: 'notes', id }, row.sealed);
      if (!opened.ok || opened.value.payloadVersion !== payloadVersion) return undefined;
      return new TextDecoder().decode(opened.value.plain);
    },

    /** Keeps a text about a case that is here; `undefined` forgets it. */
    async writeNote(caseId: string, about: string, text: string | undefined): Promise<void> {
      const id = rowKey(caseId, about);
      if (text === undefined) return tables.notes.delete(id);
      const plain = new TextEncoder().encode(text);
      const sealed = await sealRow(key, { table: 'notes', id }, payloadVersion, plain);
      await tables.transaction('rw', tables.cases, tables.notes, async () => {
        const here = await tables.cases.where(':id').equals(caseId).count();
        if (here > 0) await tables.notes.put({ key: id, caseId, sealed });
      });
    },
  };
}
