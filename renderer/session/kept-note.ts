/** The typing side of a note: it comes back after Esc and after a lock, until it is recorded. */
import { useEffect, useState } from 'react';
import { useSession } from './session-provider';

/** What a form does with its note. */
export type KeptNote = {
  /** What was kept before the form was opened. */
  readonly text: string | undefined;
  /** Takes what is typed now; `undefined` once it is recorded or wiped. */
  readonly keep: (text: string | undefined) => void;
};

/** `undefined` while it is looked up. */
export function useKeptNote(caseId: string, about: string): KeptNote | undefined {
  const { notes } = useSession();
  const [found, setFound] = useState<{ readonly of: string; readonly text: string | undefined }>();
  const of = `${caseId}/${about}`;
  useEffect(() => {
    let gone = false;
    void notes.load(caseId, about).then((text) => {
      if (!gone) setFound({ of, text });
    });
    return () => {
      gone = true;
    };
  }, [notes, caseId, about, of]);
  if (found?.of !== of) return undefined;
  return { text: found.text, keep: (text) => notes.keep(caseId, about, text) };
}

/** The fields of a dialog over its note. */
export type KeptFields<T> = {
  readonly fields: T;
  readonly change: (part: Partial<T>) => void;
  /** Whether they were begun before and not recorded. */
  readonly wasBegun: boolean;
  /** Begins anew; also to be called once they are recorded. */
  readonly wipe: () => void;
};

/**
 * `undefined` while the note is looked up; `blank` is what a new dialog begins with. A note that `isRecorded` already, when
 * the program ended before it was wiped, is none.
 */
export function useKeptFields<T extends object>(
  caseId: string,
  about: string,
  blank: () => T,
  isRecorded: (begun: Partial<T>) => boolean = () => false,
): KeptFields<T> | undefined {
  const note = useKeptNote(caseId, about);
  const [first] = useState(blank);
  // As the case was when the dialog opened: what is recorded now is still shown until it closes.
  const [wasRecorded] = useState(() => isRecorded);
  const [typed, setTyped] = useState<{ readonly fields: T; readonly anew: boolean }>();
  if (note === undefined) return undefined;
  const found = note.text === undefined ? undefined : (JSON.parse(note.text) as Partial<T>);
  const begun = found === undefined || wasRecorded(found) ? undefined : found;
  const fields = typed?.fields ?? { ...first, ...begun };
  return {
    fields,
    change: (part) => {
      const next = { ...fields, ...part };
      setTyped({ fields: next, anew: typed?.anew === true });
      note.keep(JSON.stringify(next));
    },
    wasBegun: begun !== undefined && typed?.anew !== true,
    wipe: () => {
      setTyped({ fields: blank(), anew: true });
      note.keep(undefined);
    },
  };
}
