/** What was typed into a draft before it was withdrawn, to be read and no more. */
import type { Case } from '../../../shared/domain/case';
import { useFormDraft } from '../../session/form-draft';
import { useMessages } from '../language/messages-context';
import { ParentSummary } from './parent-summary';

/** The form as it was left. */
export function WithdrawnContents({ current }: { readonly current: Case }) {
  const { casePage } = useMessages();
  const draft = useFormDraft(current);
  return <ParentSummary current={current} draft={draft} title={casePage.contents} />;
}
