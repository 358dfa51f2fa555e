/** What the parent reads once more before the case is handed over. */
import type { Case } from '../../../shared/domain/case';
import { isAsked } from '../../../shared/domain/field-rules';
import type { FieldKey } from '../../../shared/domain/form';
import type { FormDraftBinding } from '../../session/form-draft';
import { DescriptionList } from '../../ui/data/description-list';
import { Section } from '../../ui/layout/section';
import { answerText } from '../intake/case-field';
import { useMessages } from '../language/messages-context';
import { formOf } from './judgement';

/** What goes on papers and what people mistype most. */
const shown: readonly FieldKey[] = [
  'child.name',
  'child.idNumber',
  'child.sex',
  'child.birthDate',
  'child.nation',
  'register.number',
  'guardian1.name',
  'guardian1.phone',
  'guardian2.name',
  'guardian2.phone',
  'register.address',
  'residence.address',
];

/** Large enough to be read across the desk; fields nobody was asked for are left out. */
export function ParentSummary(props: {
  readonly current: Case;
  readonly draft: FormDraftBinding;
  /** When it is not a parent who reads. */
  readonly title?: string;
}) {
  const { casePage, home, intake, words } = useMessages();
  const form = formOf(props.draft.text);
  const items = shown
    .filter((key) => isAsked({ ...props.current, form }, key) && form[key] !== undefined)
    .map((key) => {
      const text = form[key] ?? '';
      return {
        term: words.fields[key].name,
        value: answerText(words, key, text),
      };
    });
  const matter = [
    { term: intake.kind, value: words.kinds[props.current.kind] },
    { term: home.group, value: words.groups[props.current.group].title },
  ];
  return (
    <Section title={props.title ?? casePage.parentReads}>
      <DescriptionList columns={2} items={[...items, ...matter]} />
    </Section>
  );
}
