/** 服务评价 of a case: asks its family, and shows what was said to whoever is not rated by it. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { isAllowed } from '../../../shared/domain/command';
import type { KeptRating } from '../../../shared/domain/rating';
import { isPoor } from '../../../shared/domain/rating';
import { isShownRatings, ratingOf } from '../../../shared/domain/rating-standing';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Section } from '../../ui/layout/section';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { AskOnFamilyScreen } from '../family/ask-on-family-screen';
import { RatingView } from './rating-view';
import styles from './rating.module.css';

/** Nothing before the submission. */
export function RatingSection({ current }: { readonly current: Case }) {
  const { rating } = useMessages();
  const { session } = useSession();
  const [asking, setAsking] = useState(false);
  const { role } = session.operator;
  const { ratings = [], revision } = current;
  const mayAsk =
    ratingOf(current) === undefined && isAllowed('rateService', current.state, role) === 'yes';
  if (revision === 0) return null;
  return (
    <Section title={rating.section}>
      {ratings.map((given) => (
        <GivenRating key={given.revision} given={given} isShown={isShownRatings(role)} />
      ))}
      {mayAsk && <p className={styles.quiet}>{rating.inviteHelp}</p>}
      {!mayAsk && ratings.length === 0 && <p className={styles.quiet}>{rating.none}</p>}
      {mayAsk && (
        <div className={styles.head}>
          <AskOnFamilyScreen caseId={current.id} />
          <Button onPress={() => setAsking(true)}>{rating.invite}</Button>
        </div>
      )}
      {asking && <RatingView caseId={current.id} onClose={() => setAsking(false)} />}
    </Section>
  );
}

function GivenRating(props: { readonly given: KeptRating; readonly isShown: boolean }) {
  const { rating, words } = useMessages();
  const locale = useLocale();
  const { at, level, reasons, note, delivered, refusal } = props.given;
  return (
    <div className={styles.given}>
      <div className={styles.head}>
        <span>{rating.given(instantText(locale, at))}</span>
        {props.isShown && (
          <StatusBadge tone={isPoor(level) ? 'warning' : 'success'}>
            {rating.levels[level]}
          </StatusBadge>
        )}
        <StatusBadge tone="neutral">
          {delivered === true ? rating.told : rating.waiting}
        </StatusBadge>
      </div>
      {props.isShown && reasons.length > 0 && (
        <span>
          {rating.reasonsGiven(reasons.map((reason) => rating.reasons[reason]).join(words.comma))}
        </span>
      )}
      {props.isShown && note !== '' && <span className={styles.note}>{note}</span>}
      {!props.isShown && <span className={styles.quiet}>{rating.hidden}</span>}
      {refusal !== undefined && <span className={styles.quiet}>{rating.refused(refusal)}</span>}
    </div>
  );
}
