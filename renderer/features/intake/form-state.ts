/** Which fields were filled by the station and which may show what is wrong with them. */
import { useState } from 'react';
import type { FilledSource } from '../../../shared/domain/field-source';
import { personOf, type FieldKey } from '../../../shared/domain/form';
import type { FormDraftBinding } from '../../session/form-draft';
import { derivedWith, tidyText } from '../../../shared/domain/derived-fields';

/** What filled a field in on the screen; a spreadsheet fills whole forms before there is one. */
type ScreenSource = Exclude<FilledSource, 'table'>;
/** The same, or the family by itself. */
export type ShownSource = ScreenSource | 'family';

/** How the form behaves while somebody types. */
export type FormState = {
  /** Where the text came from, until a person looked at it. */
  readonly sourceOf: (key: FieldKey) => ShownSource | undefined;
  /** True after the field was left once, or after somebody asked for a check. */
  readonly mayShowProblem: (key: FieldKey) => boolean;
  readonly change: (key: FieldKey, text: string) => void;
  readonly leave: (key: FieldKey) => void;
  /** Fills in what an earlier case or a card knows. */
  readonly takeOver: (
    texts: readonly (readonly [FieldKey, string])[],
    source?: Exclude<ScreenSource, 'idNumber'>,
  ) => void;
  readonly showAll: () => void;
};

/** What a family entered by itself 自助: in the record until a clerk went through it. */
export type FamilyFields = {
  readonly waiting: readonly FieldKey[];
  readonly confirm: (key: FieldKey) => void;
};

/** Wraps the draft: derives, tidies, and remembers which fields were left. */
export function useFormState(draft: FormDraftBinding, family?: FamilyFields): FormState {
  const [sources, setSources] = useState<ReadonlyMap<FieldKey, ScreenSource>>(new Map());
  const [left, setLeft] = useState<ReadonlySet<FieldKey>>(new Set());
  const [all, setAll] = useState(false);

  /** Answers what follows from the child's number, which is written as well. */
  const write = (texts: readonly (readonly [FieldKey, string])[], source?: FilledSource) => {
    for (const [key, text] of texts) draft.change(key, text, source);
    const follow = derivedWith(texts, draft.text);
    for (const [key, text] of follow) draft.change(key, text, 'idNumber');
    return follow;
  };

  const change = (key: FieldKey, text: string) => {
    const follow = write([[key, text]]);
    if (follow.length === 0 && !sources.has(key)) return;
    setSources((now) => {
      const next = new Map(now);
      next.delete(key);
      for (const [other] of follow) next.set(other, 'idNumber');
      return next;
    });
  };

  const takeOver: FormState['takeOver'] = (texts, source = 'earlierCase') => {
    const follow = write(texts, source);
    draft.blur();
    const sourced = [
      ...texts.map(([key]) => [key, source] as const),
      ...follow.map(([key]) => [key, 'idNumber'] as const),
    ];
    setSources((now) => new Map([...now, ...sourced]));
  };

  /** Who goes through a field that was taken over has seen it. */
  const seen = (key: FieldKey) => {
    const source = sources.get(key);
    if (source === undefined || source === 'idNumber') return;
    setSources((now) => new Map([...now].filter(([other]) => other !== key)));
  };

  return {
    sourceOf: (key) =>
      sources.get(key) ?? (family?.waiting.includes(key) === true ? 'family' : undefined),
    mayShowProblem: (key) => all || left.has(key),
    change,
    takeOver,
    leave: (key) => {
      const source = sources.get(key);
      seen(key);
      const text = draft.text(key);
      const paper = draft.text(`${personOf(key)}.idType`) || 'residentId';
      const tidy = tidyText(key, text, paper);
      // Put in order, it is still from where it came.
      if (tidy !== text) draft.change(key, tidy, source);
      draft.blur();
      if (tidy === text && family?.waiting.includes(key) === true) family.confirm(key);
      if (text !== '') setLeft((now) => new Set(now).add(key));
    },
    showAll: () => setAll(true),
  };
}
