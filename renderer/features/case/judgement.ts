/** What a case still lacks, judged by the same rules that main decides with. */
import type { Case } from '../../../shared/domain/case';
import { completeness, type Completeness } from '../../../shared/domain/completeness';
import { fieldKeys, type Form } from '../../../shared/domain/form';
import type { FormDraftBinding } from '../../session/form-draft';
import { useSession } from '../../session/session-provider';

/** Judges the case as it stands on the screen, with texts that are typed but not yet in the rows. */
export function useJudgement(current: Case, draft: FormDraftBinding): Completeness {
  const { pack } = useSession();
  const typed = { ...current, form: formOf(draft.text) };
  return completeness(typed, pack.checklistFor(typed));
}

/** The whole form as it is on the screen; empty fields are absent. */
export function formOf(text: FormDraftBinding['text']): Form {
  return Object.fromEntries(
    fieldKeys.map((key) => [key, text(key)] as const).filter(([, value]) => value !== ''),
  );
}
