/** What the parent reads once more before the case is handed over. */
import type { Case } from '../../../shared/domain/case';
import type { FormDraftBinding } from '../../session/form-draft';
import { DescriptionList } from '../../ui/data/description-list';
import { Section } from '../../ui/layout/section';
import { readLines } from '../family/family-case';
import { useMessages } from '../language/messages-context';
import { formOf } from './judgement';

/** Large enough to be read across the desk; fields nobody was asked for are left out. */
export function ParentSummary(props: {
  readonly current: Case;
  readonly draft: FormDraftBinding;
  /** When it is not a parent who reads: half a screen wide, where a number needs a line of its own. */
  readonly title?: string;
}) {
  const messages = useMessages();
  const { casePage, home, intake, words } = messages;
  const items = readLines(messages, props.current, formOf(props.draft.text));
  const matter = [
    { term: intake.kind, value: words.kinds[props.current.kind] },
    { term: home.group, value: words.groups[props.current.group].title },
  ];
  return (
    <Section title={props.title ?? casePage.parentReads}>
      <DescriptionList columns={props.title === undefined ? 2 : 1} items={[...items, ...matter]} />
    </Section>
  );
}
