/** What was decided, by the platform or by the desk, in words for clerk and parent. */
import type { Case } from '../../../shared/domain/case';
import { deskDecisionOf, isDecisionCurrent } from '../../../shared/domain/desk-standing';
import type { Decision } from '../../../shared/domain/delivery';
import { DescriptionList, type Description } from '../../ui/data/description-list';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Section } from '../../ui/layout/section';
import { dayText, instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';

/** Outcome, school, reason, legal basis, remedy: whatever the decision carries. */
export function DecisionSection({ current }: { readonly current: Case }) {
  const { casePage, deskDecision, words } = useMessages();
  const locale = useLocale();
  const { decision } = current;
  if (decision === undefined || !isDecisionCurrent(current) || decision.outcome === 'correction')
    return null;
  const standing = deskDecisionOf(current)?.standing;
  const isOurs = standing !== undefined && standing !== 'confirmed';
  const { school } = decision;
  const place: readonly Description[] =
    school === undefined
      ? []
      : [
          { term: casePage.school, value: <strong>{school.name}</strong> },
          {
            term: casePage.reportDays,
            value: casePage.days(
              dayText(locale, school.reportFrom),
              dayText(locale, school.reportTo),
            ),
          },
        ];
  const grounds = [
    ...(school === undefined ? [] : [{ term: casePage.schoolAddress, value: school.address }]),
    { term: casePage.reason, value: decision.reason },
    { term: casePage.legalBasis, value: decision.legalBasis },
    { term: casePage.remedy, value: decision.remedy },
  ].filter(({ value }) => value.trim() !== '');
  return (
    <Section
      title={isOurs ? deskDecision.ours : casePage.decision}
      status={
        <>
          <StatusBadge tone={outcomeTone(decision.outcome)}>
            {words.outcomes[decision.outcome]}
          </StatusBadge>
          <time dateTime={decision.at}>{instantText(locale, decision.at)}</time>
        </>
      }
    >
      {place.length > 0 && <DescriptionList size="large" items={place} />}
      {grounds.length > 0 && <DescriptionList items={grounds} />}
    </Section>
  );
}

function outcomeTone(outcome: Decision['outcome']) {
  switch (outcome) {
    case 'accepted':
      return 'success';
    case 'correction':
    case 'transferred':
      return 'warning';
    case 'refused':
    case 'duplicate':
      return 'danger';
    case 'withdrawn':
      return 'neutral';
  }
}
