/** The review: until when an answer is due, and the platform's steps with their notes. */
import type { Case } from '../../../shared/domain/case';
import { reviewSince, reviewTerm, standingOf } from '../../../shared/domain/deadline';
import { reviewLimitsOf } from '../../../shared/policy/pack';
import { useSession } from '../../session/session-provider';
import { Checklist } from '../../ui/data/checklist';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Section } from '../../ui/layout/section';
import { guessedLines, standingText, toneOf } from '../deadlines/deadline-words';
import { useToday } from '../deadlines/use-today';
import { dayText, instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import styles from './case-page.module.css';

/** In the order in which the steps were heard of. */
export function ReviewSection({ current }: { readonly current: Case }) {
  const messages = useMessages();
  const { casePage, deadlines, words } = messages;
  const locale = useLocale();
  const today = useToday();
  const { packs } = useSession();
  const term = reviewTerm(reviewSince(current), reviewLimitsOf(packs.packOf(current).pack));
  if (current.receipt === undefined && term === undefined) return null;
  const standing = term && standingOf(term.day, today);
  const lines =
    term === undefined || standing === undefined
      ? []
      : [
          deadlines.answerUntil[term.kind === 'deskReview' ? 'desk' : 'platform'](
            dayText(locale, term.day),
          ),
          ...(standing.state === 'overdue' && term.kind === 'review'
            ? [deadlines.answerOverdue]
            : []),
          ...guessedLines(messages, standing.guessedYears),
        ];
  return (
    <Section
      title={casePage.review}
      {...(standing !== undefined && {
        status: (
          <StatusBadge tone={toneOf(standing)}>{standingText(messages, standing)}</StatusBadge>
        ),
      })}
    >
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {current.review.length === 0 ? (
        current.receipt !== undefined && <p className={styles.quiet}>{casePage.reviewNone}</p>
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
