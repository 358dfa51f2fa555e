/** Rows of what was begun and not recorded: sealed like everything else, and gone with their case. */
import type { NoteRow, Tables } from './schema';
import type { RowKey } from './sealed-rows';
import { sealRow, unsealRow } from './sealed-rows';

const payloadVersion = 1;

/** Stands for the case of a note that is about none, such as a plan for a whole school. */
export const noCase = '';

/** The notes of one generation; `about` tells those of one case apart and may name nobody. */
export function noteRows(tables: Tables, key: RowKey) {
  const rowKey = (caseId: string, about: string) => `${caseId}/${about}`;
  const textOf = async ({ key: id, sealed }: NoteRow): Promise<string | undefined> => {
    const opened = await unsealRow(key, { table: 'notes', id }, sealed);
    if (!opened.ok || opened.value.payloadVersion !== payloadVersion) return undefined;
    return new TextDecoder().decode(opened.value.plain);
  };
  return {
    /** The text that was kept; nothing for one that does not open, which nobody can mend. */
    async readNote(caseId: string, about: string): Promise<string | undefined> {
      const row = await tables.notes.get(rowKey(caseId, about));
      return row && textOf(row);
    },

    /** Keeps a text about a case that is here, or about none; `undefined` forgets it. */
    async writeNote(caseId: string, about: string, text: string | undefined): Promise<void> {
      const id = rowKey(caseId, about);
      if (text === undefined) return tables.notes.delete(id);
      const plain = new TextEncoder().encode(text);
      const sealed = await sealRow(key, { table: 'notes', id }, payloadVersion, plain);
      await tables.transaction('rw', tables.cases, tables.notes, async () => {
        const here = await tables.cases.where(':id').equals(caseId).count();
        if (here > 0 || caseId === noCase) await tables.notes.put({ key: id, caseId, sealed });
      });
    },

    /** Forgets each note about no case that names one of these by its id: it goes with the case, as the case's own do. */
    async dropNotesNaming(caseIds: readonly string[]): Promise<void> {
      for (const row of await tables.notes.where('caseId').equals(noCase).toArray()) {
        if (namesOne((await textOf(row)) ?? '', caseIds)) await tables.notes.delete(row.key);
      }
    },
  };
}

/** Whether a text has the id of one of these cases in it. */
export function namesOne(text: string, caseIds: readonly string[]): boolean {
  return caseIds.some((caseId) => text.includes(caseId));
}
