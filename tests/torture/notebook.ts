/** What the child said it began and what it was told is on the disk; the parent judges the disk by it. */
import * as z from 'zod';

const ids = { caseId: z.string(), seq: z.number() };
const noteSchema = z.discriminatedUnion('t', [
  z.object({ t: z.literal('opened'), ...ids }),
  z.object({ t: z.literal('editBegun'), caseId: z.string(), n: z.number() }),
  z.object({ t: z.literal('edited'), n: z.number(), ...ids }),
  z.object({ t: z.literal('paged'), pageId: z.string(), ...ids }),
  z.object({ t: z.literal('inspected'), ...ids }),
  z.object({ t: z.literal('submitBegun'), caseId: z.string() }),
  z.object({ t: z.literal('submitted'), number: z.string(), ...ids }),
  z.object({ t: z.literal('cursorBegun'), n: z.number() }),
  z.object({ t: z.literal('cursorSaved'), n: z.number() }),
  /** The station answered with an error. */
  z.object({ t: z.literal('refused'), what: z.string(), kind: z.string(), ms: z.number() }),
  /** The station threw, which it never may. */
  z.object({ t: z.literal('threw'), what: z.string(), message: z.string() }),
  z.object({ t: z.literal('reopened') }),
]);
export type Note = z.infer<typeof noteSchema>;

export type CaseNotes = {
  readonly seqs: Set<number>;
  readonly pages: Set<string>;
  editedTo: number;
  editBegun: number;
  submitBegun: boolean;
  number: string | undefined;
};

export type Notebook = {
  readonly cases: Map<string, CaseNotes>;
  readonly refusals: Map<string, number>;
  /** What can never be right, whatever the disk holds. */
  readonly wrong: string[];
  acknowledged: number;
  /** Times the child opened the record again after a write that could not be undone. */
  reopened: number;
  slowestRefusalMs: number;
  cursorSaved: number;
  cursorBegun: number;
};

/** A notebook with nothing in it. */
export function emptyNotebook(): Notebook {
  return {
    cases: new Map(),
    refusals: new Map(),
    wrong: [],
    acknowledged: 0,
    reopened: 0,
    slowestRefusalMs: 0,
    cursorSaved: 0,
    cursorBegun: 0,
  };
}

/** One line of the child as a note; nothing when the kill cut it short. */
export function parseNote(line: string): Note | undefined {
  try {
    return noteSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** Answers that say the disk, not the desk, is the reason. */
const storageKinds = ['storageFull', 'storageFailed'];

/** Whether a note says that something is on the disk. */
export function isAcknowledgement(note: Note): boolean {
  return 'seq' in note || note.t === 'cursorSaved';
}

/** Writes a note down. */
export function enter(book: Notebook, note: Note): void {
  if (isAcknowledgement(note)) book.acknowledged += 1;
  if (note.t === 'reopened') {
    book.reopened += 1;
    return;
  }
  if (note.t === 'cursorBegun') {
    book.cursorBegun = Math.max(book.cursorBegun, note.n);
    return;
  }
  if (note.t === 'cursorSaved') {
    book.cursorSaved = note.n;
    return;
  }
  if (note.t === 'threw') {
    book.wrong.push(`${note.what} threw: ${note.message}`);
    return;
  }
  if (note.t === 'refused') {
    const named = `${note.what} ${note.kind}`;
    book.refusals.set(named, (book.refusals.get(named) ?? 0) + 1);
    book.slowestRefusalMs = Math.max(book.slowestRefusalMs, note.ms);
    if (!storageKinds.includes(note.kind)) book.wrong.push(`${note.what} answered ${note.kind}`);
    return;
  }
  const found = book.cases.get(note.caseId) ?? {
    seqs: new Set(),
    pages: new Set(),
    editedTo: 0,
    editBegun: 0,
    submitBegun: false,
    number: undefined,
  };
  book.cases.set(note.caseId, found);
  if ('seq' in note) found.seqs.add(note.seq);
  if (note.t === 'editBegun') found.editBegun = Math.max(found.editBegun, note.n);
  if (note.t === 'edited') found.editedTo = Math.max(found.editedTo, note.n);
  if (note.t === 'paged') found.pages.add(note.pageId);
  if (note.t === 'submitBegun') found.submitBegun = true;
  if (note.t === 'submitted') found.number = note.number;
}
