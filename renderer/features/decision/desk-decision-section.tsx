/** 由本窗口决定: places left and the way to decide; afterwards where the desk's decision stands with the platform. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { isAllowed } from '../../../shared/domain/command';
import type { DeskDecision } from '../../../shared/domain/desk-decision';
import { deskDecisionOf, openReports } from '../../../shared/domain/desk-standing';
import { mayReadSecond } from '../../../shared/domain/visibility';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { DescriptionList } from '../../ui/data/description-list';
import { StatusBadge } from '../../ui/feedback/status-badge';
import type { Tone } from '../../ui/feedback/tone';
import { StampIcon } from '../../ui/icon/thing-icons';
import { Section } from '../../ui/layout/section';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { platformOf } from '../platforms/takes-case';
import { useLine } from '../shell/line-status';
import { DecideDialog } from './decide-dialog';
import styles from './decision.module.css';
import { DisputeNotice, told } from './dispute-notice';
import { placesBySchool, usePlaces } from './use-places';

/** Draws nothing for a case whose pack leaves the decision to the platform. */
export function DeskDecisionSection({ current }: { readonly current: Case }) {
  const { packs } = useSession();
  const decides = packs.find(current.pack)?.pack.placeNoticeBy === 'desk';
  const last = current.deskDecisions?.at(-1);
  if (
    deskDecisionOf(current) === undefined &&
    decides &&
    isAllowed('decideAtDesk', current.state, 'admin') === 'yes'
  ) {
    return <ToDecide current={current} />;
  }
  return last === undefined ? null : <Decided current={current} made={last} />;
}

function ToDecide({ current }: { readonly current: Case }) {
  const { deskDecision: words } = useMessages();
  const { session } = useSession();
  const [asking, setAsking] = useState(false);
  const stock = usePlaces();
  const { status } = useLine();
  const platform = status && platformOf(status, current.platform)?.key;
  const schools = placesBySchool(stock ?? [], { ...current, platform });
  const { operator } = session;
  const mayAsRole = isAllowed('decideAtDesk', current.state, operator.role) === 'yes';
  const may = mayAsRole && mayReadSecond(current, operator);
  useShortcut('F8', () => setAsking(true), may);
  return (
    <Section title={words.title} description={words.explain}>
      {schools.length > 0 && (
        <ul className={styles.places} aria-label={words.quotas}>
          {schools.map(({ name, left, places }) => (
            <li key={name} className={styles.place}>
              {words.leftAt(name, left, places)}
              {left === 0 && <StatusBadge tone="warning">{words.noneLeft}</StatusBadge>}
            </li>
          ))}
        </ul>
      )}
      {stock !== undefined && status !== undefined && schools.length === 0 && (
        <p className={styles.quiet}>{words.noQuota}</p>
      )}
      <div className={styles.actions}>
        {may ? (
          <Button
            variant="primary"
            size="large"
            icon={<StampIcon />}
            keyHint="F8"
            onPress={() => setAsking(true)}
          >
            {words.start}
          </Button>
        ) : (
          <p className={styles.quiet}>{mayAsRole ? words.ownCase : words.forbidden}</p>
        )}
      </div>
      {asking && (
        <DecideDialog current={current} schools={schools} onClose={() => setAsking(false)} />
      )}
    </Section>
  );
}

const tones: { readonly [S in DeskDecision['standing']]: Tone } = {
  waiting: 'info',
  confirmed: 'success',
  disputed: 'danger',
  yielded: 'warning',
  objected: 'warning',
};

function Decided({ current, made }: { readonly current: Case; readonly made: DeskDecision }) {
  const messages = useMessages();
  const { deskDecision: words } = messages;
  const locale = useLocale();
  const { decision, place, standing, settled } = made;
  const [report] = openReports(current);
  return (
    <Section
      title={words.title}
      status={<StatusBadge tone={tones[standing]}>{words.standing[standing]}</StatusBadge>}
    >
      {standing === 'disputed' && <DisputeNotice current={current} made={made} />}
      <DescriptionList
        items={[
          { term: words.outcome, value: told(messages, decision) },
          {
            term: words.whoDecided,
            value: words.decidedBy(made.by, instantText(locale, decision.at)),
          },
          ...(place === undefined
            ? []
            : [
                { term: words.place, value: words.placeNumber(place.quotaId, String(place.place)) },
              ]),
          ...(settled === undefined
            ? []
            : [
                {
                  term: words.settlement,
                  value: words.settled(settled.by, instantText(locale, settled.at), settled.reason),
                },
              ]),
        ]}
      />
      {standing === 'waiting' && <p className={styles.quiet}>{words.waits}</p>}
      {report !== undefined && (
        <p className={styles.quiet}>
          {report.refusal === undefined ? words.reportWaits : words.reportRefused(report.refusal)}
        </p>
      )}
    </Section>
  );
}
