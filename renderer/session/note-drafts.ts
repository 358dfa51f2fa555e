/** What was typed into a dialog or beside an original and is not recorded yet: kept sealed on this computer until it is. */
import { namesOne, noCase } from '../db/note-rows';

/** Where notes are kept; all fail while the rows are closed or full. */
export type NoteStore = {
  readonly readNote: (caseId: string, about: string) => Promise<string | undefined>;
  readonly writeNote: (caseId: string, about: string, text: string | undefined) => Promise<void>;
  readonly dropNotesNaming: (caseIds: readonly string[]) => Promise<void>;
};

/** The notes of an open desk; they outlive the dialog that Esc closes, and the lock. */
export type NoteDrafts = ReturnType<typeof noteDrafts>;

type Note = {
  readonly caseId: string;
  readonly about: string;
  readonly text: string | undefined;
  /** Rows that have it; rows that were built anew do not. */
  savedIn: NoteStore | undefined;
};

/** Longest time a keystroke waits before it is kept. */
const batchMs = 250;

/** Empty at first; `store` gives the rows that are in use at the moment. */
export function noteDrafts(store: () => NoteStore | undefined) {
  const notes = new Map<string, Note>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tail: Promise<unknown> = Promise.resolve();
  let closed = false;
  const keyOf = (caseId: string, about: string) => `${caseId}/${about}`;

  const save = async (): Promise<boolean> => {
    for (const note of notes.values()) {
      const rows = store();
      if (rows !== undefined && note.savedIn === rows) continue;
      try {
        if (rows === undefined) return false;
        await rows.writeNote(note.caseId, note.about, note.text);
        note.savedIn = rows;
      } catch {
        return false;
      }
    }
    return true;
  };
  /** One after the other, so that an older text never lands on a newer one. */
  const flushAll = (): Promise<boolean> => {
    clearTimeout(timer);
    timer = undefined;
    const turn = tail.then(save);
    tail = turn;
    return turn;
  };

  return {
    /** The text that was kept about this, if any. */
    async load(caseId: string, about: string): Promise<string | undefined> {
      const known = notes.get(keyOf(caseId, about));
      if (known !== undefined) return known.text;
      const rows = store();
      const text = await rows?.readNote(caseId, about).catch(() => undefined);
      const meanwhile = notes.get(keyOf(caseId, about));
      if (meanwhile !== undefined) return meanwhile.text;
      if (text !== undefined && !closed) {
        notes.set(keyOf(caseId, about), { caseId, about, text, savedIn: rows });
      }
      return text;
    },
    /** Takes what is typed; `undefined` once it is recorded or wiped. */
    keep(caseId: string, about: string, text: string | undefined): void {
      if (closed) return;
      notes.set(keyOf(caseId, about), { caseId, about, text, savedIn: undefined });
      timer ??= setTimeout(() => void flushAll(), batchMs);
    },
    /** Keeps every text on the disk; true when all of them are. */
    flushAll,
    /** Forgets what is about these cases or names them: they are not this operator's any more. */
    forget(caseIds: readonly string[]): void {
      for (const [key, { caseId, text = '' }] of notes) {
        const isGone = caseId === noCase ? namesOne(text, caseIds) : caseIds.includes(caseId);
        if (isGone) notes.delete(key);
      }
      tail = tail.then(() => store()?.dropNotesNaming(caseIds)).catch(() => undefined);
    },
    /** Forgets every text in memory, for good: only when the station is locked. */
    clear(): void {
      closed = true;
      clearTimeout(timer);
      notes.clear();
    },
  };
}
