/** 到期销毁: what the pack says, the cases that are due, and the proposals that wait for a second person. */
import { useState } from 'react';
import type { OperatorRole } from '../../../shared/domain/command';
import { daysOfWithdrawn } from '../../../shared/domain/retention';
import { callRules, mayCall } from '../../../shared/ipc/call-rules';
import { useSession } from '../../session/session-provider';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useAnswer } from '../trouble/use-answer';
import { DueList } from './due-list';
import { ProposalList } from './proposal-list';
import styles from './retention.module.css';

const may = (call: keyof typeof callRules.retention, role: OperatorRole) =>
  mayCall(callRules.retention[call], role) === 'yes';

/** Nothing for roles that have no part in it. */
export function RetentionSection() {
  const { session } = useSession();
  return may('proposals', session.operator.role) ? <Shown /> : null;
}

function Shown() {
  const { retention } = useMessages();
  const { session, pack, bridge } = useSession();
  const [turn, setTurn] = useState(0);
  const { retention: term, residenceLock } = pack.pack;
  const { value: proposals, error } = useAnswer(bridge.retention.proposals, undefined, turn);
  const again = () => setTurn((now) => now + 1);
  return (
    <Section title={retention.title}>
      <Panel>
        <div className={styles.stack}>
          {term === undefined ? (
            <p>{retention.packSilent}</p>
          ) : (
            <>
              <p>{retention.explain(term.days, daysOfWithdrawn(term))}</p>
              {residenceLock !== undefined && <p>{retention.explainLock}</p>}
              <p className={styles.quiet}>{retention.afterwards}</p>
            </>
          )}
          {term !== undefined && may('due', session.operator.role) && (
            <DueList onProposed={again} />
          )}
          <ErrorNotice error={error} />
          <h3>{retention.proposals}</h3>
          {proposals?.length === 0 && <p className={styles.quiet}>{retention.noProposals}</p>}
          <ProposalList proposals={proposals ?? []} onDecided={again} />
        </div>
      </Panel>
    </Section>
  );
}
