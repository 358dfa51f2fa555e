/** Which fields were filled by the station and which may show what is wrong with them. */
import { useState } from 'react';
import type { FieldKey } from '../../../shared/domain/form';
import type { FormDraftBinding } from '../../session/form-draft';
import { derivedFromIdNumber, tidyIdNumber } from './derived-fields';

/** How the form behaves while somebody types. */
export type FormState = {
  readonly isDerived: (key: FieldKey) => boolean;
  /** True after the field was left once, or after somebody asked for a check. */
  readonly mayShowProblem: (key: FieldKey) => boolean;
  readonly change: (key: FieldKey, text: string) => void;
  readonly leave: (key: FieldKey) => void;
  readonly showAll: () => void;
};

const idNumbers: ReadonlySet<FieldKey> = new Set([
  'child.idNumber',
  'guardian1.idNumber',
  'guardian2.idNumber',
]);

/** Wraps the draft: derives, tidies, and remembers which fields were left. */
export function useFormState(draft: FormDraftBinding): FormState {
  const [derived, setDerived] = useState<ReadonlySet<FieldKey>>(new Set());
  const [left, setLeft] = useState<ReadonlySet<FieldKey>>(new Set());
  const [all, setAll] = useState(false);

  const change = (key: FieldKey, text: string) => {
    draft.change(key, text);
    const follow = key === 'child.idNumber' ? derivedFromIdNumber(text, draft.text) : [];
    for (const [other, value] of follow) draft.change(other, value);
    if (follow.length === 0 && !derived.has(key)) return;
    setDerived((now) => {
      const next = new Set(now);
      next.delete(key);
      for (const [other] of follow) next.add(other);
      return next;
    });
  };

  return {
    isDerived: (key) => derived.has(key),
    mayShowProblem: (key) => all || left.has(key),
    change,
    leave: (key) => {
      const text = draft.text(key);
      const tidy = idNumbers.has(key) ? tidyIdNumber(text) : text;
      if (tidy !== text) draft.change(key, tidy);
      draft.blur();
      if (text !== '') setLeft((now) => new Set(now).add(key));
    },
    showAll: () => setAll(true),
  };
}
