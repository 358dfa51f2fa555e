/** 平台改了决定: what the family was told before, what the platform says now, and who settled it how. */
import type { Case } from '../../../shared/domain/case';
import { mayFollow, openRedecision } from '../../../shared/domain/redecision';
import type { Redecision } from '../../../shared/domain/redecision-facts';
import { DescriptionList } from '../../ui/data/description-list';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Section } from '../../ui/layout/section';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { DisputeNotice, told } from './dispute-notice';

/** Stands with the decision until the next one. */
export function RedecisionSection(props: {
  readonly current: Case;
  readonly redecision: Redecision;
}) {
  const messages = useMessages();
  const { deskDecision: words } = messages;
  const { later } = words;
  const locale = useLocale();
  const { current, redecision } = props;
  const { decision, settled } = redecision;
  const choice = settled?.choice ?? 'open';
  return (
    <Section
      title={later.title}
      status={
        <StatusBadge tone={choice === 'open' ? 'danger' : 'warning'}>
          {later.standing[choice]}
        </StatusBadge>
      }
    >
      {openRedecision(current) !== undefined && current.decision !== undefined && (
        <DisputeNotice
          current={current}
          decisionId={redecision.id}
          ours={current.decision}
          theirs={decision}
          mayAccept={mayFollow(current)}
          says={{ ...later, notes: mayFollow(current) ? [] : [later.sealed] }}
        />
      )}
      {settled !== undefined && (
        <DescriptionList
          items={[
            { term: later.theirs, value: told(messages, decision) },
            {
              term: words.settlement,
              value: words.settled(settled.by, instantText(locale, settled.at), settled.reason),
            },
          ]}
        />
      )}
    </Section>
  );
}
