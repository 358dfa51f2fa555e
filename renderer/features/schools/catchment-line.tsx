/** What the catchments say beside an address: the school and why, or what to do where there is none. */
import type { CatchmentAnswer } from '../../../shared/policy/catchment-index';
import type { Catchment } from '../../../shared/policy/pack-places';
import type { Messages } from '../../../shared/i18n/messages';
import { Notice } from '../../ui/feedback/notice';
import { useMessages } from '../language/messages-context';

/** Nothing where the pack has no catchments for the matter. */
export function CatchmentLine({ answer }: { readonly answer: CatchmentAnswer }) {
  const { schools, words } = useMessages();
  switch (answer.kind) {
    case 'notSaid':
      return null;
    case 'school':
      return (
        <Notice
          tone="success"
          title={schools.belongsTo(answer.school.name)}
          lines={[schools.because(ruleText(schools, answer.rule))]}
        />
      );
    case 'unfinished':
      return (
        <Notice
          tone="neutral"
          title={
            answer.schools.length === 0
              ? schools.unfinished
              : schools.possible(answer.schools.map(({ name }) => name).join(words.comma))
          }
        />
      );
    case 'numberOutside':
      return (
        <Notice
          tone="warning"
          title={schools.numberOutside(answer.prefix)}
          lines={[schools.numberOutsideDo]}
        />
      );
    case 'none':
      return <Notice tone="warning" title={schools.none} lines={[schools.noneDo]} />;
  }
}

/** A rule of a catchment in words. */
export function ruleText(
  { rule }: Messages['schools'],
  { prefix, numbers, exception }: Catchment,
): string {
  const says =
    numbers === undefined
      ? rule.whole(prefix)
      : rule[numbers.side === 'all' ? 'numbers' : numbers.side](prefix, numbers.from, numbers.to);
  return exception === true ? rule.exception(says) : says;
}
