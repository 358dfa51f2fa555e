/** What was not done well, where a family says so: any of the reasons, or none. */
import type { RatingReason } from '../../../shared/domain/rating';
import { ratingReasons } from '../../../shared/domain/rating';
import { Checkbox } from '../../ui/field/checkbox';
import { useMessages } from '../language/messages-context';
import styles from './rating.module.css';

/** In the order in which they are offered. */
export function RatingReasons(props: {
  readonly chosen: readonly RatingReason[];
  readonly onChange: (chosen: readonly RatingReason[]) => void;
}) {
  const { rating } = useMessages();
  const { chosen, onChange } = props;
  return (
    <fieldset className={styles.reasons}>
      <legend className={styles.legend}>{rating.reasonsQuestion}</legend>
      {ratingReasons.map((reason) => (
        <Checkbox
          key={reason}
          checked={chosen.includes(reason)}
          onChange={(checked) =>
            onChange(checked ? [...chosen, reason] : chosen.filter((one) => one !== reason))
          }
        >
          {rating.reasons[reason]}
        </Checkbox>
      ))}
    </fieldset>
  );
}
