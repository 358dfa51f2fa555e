/** Whether the school asked for is the one of the catchment; another one is pointed out and refused by nobody here. */
import type { Form } from '../../../shared/domain/form';
import { fieldText } from '../../../shared/domain/form';
import type { HomeSchools } from '../../../shared/policy/home-schools';
import { catchmentSchools, otherThanWished } from '../../../shared/policy/home-schools';
import type { School } from '../../../shared/policy/pack-places';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { useMessages } from '../language/messages-context';

/** The catchment school to choose, the two that home and register lie in, or why the chosen one is another. */
export function WishNotice(props: {
  readonly homes: HomeSchools;
  readonly form: Form;
  /** The pack allows no other school: the field says so itself. */
  readonly strict: boolean;
  readonly onChoose: (school: School) => void;
}) {
  const { schools, words } = useMessages();
  const { homes, form, onChoose } = props;
  const own = catchmentSchools(homes);
  const other = otherThanWished(homes, form);
  const wished = fieldText(form, 'wish.school');
  if (own.length === 0) return null;
  const actions = own.map(({ school }) => (
    <Button key={school.code} size="small" onPress={() => onChoose(school)}>
      {schools.choose(school.name)}
    </Button>
  ));
  const by = own.map(({ school, by: where }) =>
    schools.otherSchoolBy(
      where.map((key) => schools.addresses[key]).join(words.comma),
      school.name,
    ),
  );
  if (other.length > 0) {
    const names = other.map(({ school }) => school.name).join(words.comma);
    return (
      <Notice
        tone="warning"
        title={schools.otherSchool(names)}
        lines={props.strict ? by : [...by, schools.otherSchoolDo]}
        actions={actions}
      />
    );
  }
  const [first, second] = own;
  if (first !== undefined && second !== undefined) {
    return (
      <Notice
        tone="info"
        title={schools.apart(first.school.name, second.school.name)}
        lines={[schools.apartDo]}
        actions={wished === '' ? actions : undefined}
      />
    );
  }
  if (wished !== '') return null;
  return <Notice tone="info" title={by.join(words.comma)} actions={actions} />;
}
