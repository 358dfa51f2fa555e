/** The platform's review, step by step, with its notes. */
import type { Case } from '../../../shared/domain/case';
import { Checklist } from '../../ui/data/checklist';
import { Section } from '../../ui/layout/section';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import styles from './case-page.module.css';

/** In the order in which the steps were heard of. */
export function ReviewSection({ current }: { readonly current: Case }) {
  const { casePage, words } = useMessages();
  const locale = useLocale();
  if (current.receipt === undefined) return null;
  return (
    <Section title={casePage.review}>
      {current.review.length === 0 ? (
        <p className={styles.quiet}>{casePage.reviewNone}</p>
      ) : (
        <Checklist
          label={casePage.review}
          items={current.review.map((step, index) => ({
            id: `${index} ${step.at}`,
            state: step.passed ? ('done' as const) : ('problem' as const),
            stateLabel: step.passed ? casePage.passed : casePage.notPassed,
            title: `${words.reviewSteps[step.step]} ${step.passed ? casePage.passed : casePage.notPassed}`,
            reason: [instantText(locale, step.at), step.note]
              .filter((text) => text !== '')
              .join(' · '),
          }))}
        />
      )}
    </Section>
  );
}
