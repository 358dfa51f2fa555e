/** What the pages of a case propose for its form, and taking it over. */
import { useEffect, useState } from 'react';
import {
  readingProposals,
  type ReadingProposal,
} from '../../../shared/capture/reading/reading-proposals';
import { unreadCharacter } from '../../../shared/capture/reading/unread';
import type { Case } from '../../../shared/domain/case';
import { fieldKeys, type FieldKey } from '../../../shared/domain/form';
import type { FormDraftBinding } from '../../session/form-draft';
import { useSession } from '../../session/session-provider';
import { formOf } from '../case/judgement';
import { fieldId } from '../intake/case-field';
import type { FormState } from '../intake/form-state';
import { useCall } from '../trouble/use-call';
import { useReading } from './use-reading';

/** A value of one field, and the page that shows it. */
export type Takeable = Pick<ReadingProposal, 'key' | 'text' | 'from'>;

export type Proposals = {
  readonly all: readonly ReadingProposal[];
  /** Pages that are still to be read. */
  readonly waiting: number;
  readonly of: (key: FieldKey) => ReadingProposal | undefined;
  /** Fills fields in; answers whether it did. The source is in the trail first. */
  readonly take: (chosen: readonly Takeable[]) => Promise<boolean>;
  readonly call: ReturnType<typeof useCall>;
};

/** Follows the pages and the form. */
export function useProposals(
  current: Case,
  draft: FormDraftBinding,
  state: Pick<FormState, 'takeOver'>,
): Proposals {
  const { bridge } = useSession();
  const call = useCall();
  const { pages, waiting } = useReading(current);
  const all = readingProposals(pages, { ...current, form: formOf(draft.text) });
  const take = async (chosen: readonly Takeable[]) => {
    if (chosen.length === 0) return false;
    const noted = await call.run(() =>
      bridge.desk.textTaken({
        caseId: current.id,
        pages: [...new Set(chosen.map(({ from }) => from.pageId))],
        fields: chosen.map(({ key }) => key),
      }),
    );
    if (noted === undefined) return false;
    state.takeOver(
      chosen.map(({ key, text }) => [key, text]),
      'pageText',
    );
    return true;
  };
  return { all, waiting, of: (key) => all.find((one) => one.key === key), take, call };
}

/** The field that has the focus, or had it last: who looks at the picture beside it does not leave it. */
export function useFieldInHand(): FieldKey | undefined {
  const [key, setKey] = useState<FieldKey>();
  useEffect(() => {
    const look = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      const found = fieldKeys.find((one) => fieldId(one) === target.id);
      if (found !== undefined) setKey(found);
    };
    document.addEventListener('focusin', look);
    return () => document.removeEventListener('focusin', look);
  }, []);
  return key;
}

/** A text with the mark of a character that no model knows is written by a person. */
export function mayBeTaken({
  text,
  standing,
}: Pick<ReadingProposal, 'text' | 'standing'>): boolean {
  return standing !== 'same' && !text.includes(unreadCharacter);
}
