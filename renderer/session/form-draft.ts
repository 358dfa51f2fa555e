/** The typing side of a case's form: local at once, on the disk within 300 ms. */
import { useEffect, useSyncExternalStore } from 'react';
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import type { FilledSource } from '../../shared/domain/field-source';
import type { FieldKey } from '../../shared/domain/form';
import type { SaveState } from './draft-registry';
import { useSession } from './session-provider';

/** What a form binds its fields to. */
export type FormDraftBinding = {
  /** The text to show: what was typed, else what the case has; empty when never touched. */
  readonly text: (key: FieldKey) => string;
  /** With a `source` where nobody typed it. */
  readonly change: (key: FieldKey, text: string, source?: FilledSource) => void;
  /** To be called when a field loses the focus. */
  readonly blur: () => void;
  /** Saves at once; true when everything typed is on the disk. */
  readonly flush: () => Promise<boolean>;
  readonly saveState: SaveState;
  /** Why saving failed; the text is kept and tried again. */
  readonly error: AppError | undefined;
};

/** The draft of this case; it outlives the screen, so a text that could not be saved is not lost by leaving. */
export function useFormDraft(current: Case): FormDraftBinding {
  const { drafts } = useSession();
  const draft = drafts.draftOf(current.id);
  const view = useSyncExternalStore(draft.subscribe, draft.view);
  useEffect(() => draft.reconcile(current.form), [draft, current.form, view]);
  useEffect(() => () => void draft.flush(), [draft]);
  return {
    text: (key) => view.texts[key] ?? current.form[key] ?? '',
    change: (key, text, source) => draft.change(key, text, source),
    blur: () => void draft.flush(),
    flush: draft.flush,
    saveState: view.saveState,
    error: view.error,
  };
}
