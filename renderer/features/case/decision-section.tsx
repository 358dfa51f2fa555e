/** What the platform decided, in words for clerk and parent. */
import type { Case } from '../../../shared/domain/case';
import type { Decision } from '../../../shared/domain/delivery';
import { DescriptionList, type Description } from '../../ui/data/description-list';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Section } from '../../ui/layout/section';
import { dayText, instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { isCurrent } from './case-steps';

/** Outcome, school, reason, legal basis, remedy: whatever the decision carries. */
export function DecisionSection({ current }: { readonly current: Case }) {
  const { casePage, words } = useMessages();
  const locale = useLocale();
  const { decision } = current;
  if (decision === undefined || !isCurrent(current) || decision.outcome === 'correction')
    return null;
  const { school } = decision;
  const items: readonly (Description | undefined)[] = [
    school && { term: casePage.school, value: <strong>{school.name}</strong> },
    school && {
      term: casePage.reportDays,
      value: casePage.days(dayText(locale, school.reportFrom), dayText(locale, school.reportTo)),
    },
    school && { term: casePage.schoolAddress, value: school.address },
    said(casePage.reason, decision.reason),
    said(casePage.legalBasis, decision.legalBasis),
    said(casePage.remedy, decision.remedy),
  ];
  return (
    <Section
      title={casePage.decision}
      status={
        <>
          <StatusBadge tone={outcomeTone(decision.outcome)}>
            {words.outcomes[decision.outcome]}
          </StatusBadge>
          <time dateTime={decision.at}>{instantText(locale, decision.at)}</time>
        </>
      }
    >
      <DescriptionList size="large" items={items.filter((item) => item !== undefined)} />
    </Section>
  );
}

function said(term: string, value: string): Description | undefined {
  return value.trim() === '' ? undefined : { term, value };
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
