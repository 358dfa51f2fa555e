/** What waits for a second person: seen in full, then approved or refused. */
import { useState } from 'react';
import type { Proposal } from '../../../shared/ipc/calls/retention';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useToast } from '../../ui/feedback/toast';
import { ConfirmDialog } from '../../ui/overlay/confirm-dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { DueTable } from './due-table';
import { RefuseDialog } from './refuse-dialog';
import styles from './retention.module.css';

/** One proposal after the other; `onDecided` follows each decision. */
export function ProposalList(props: {
  readonly proposals: readonly Proposal[];
  readonly onDecided: () => void;
}) {
  return props.proposals.map((proposal) => (
    <OneProposal key={proposal.id} proposal={proposal} onDecided={props.onDecided} />
  ));
}

function OneProposal(props: { readonly proposal: Proposal; readonly onDecided: () => void }) {
  const { retention, words } = useMessages();
  const { proposal } = props;
  const title = retention.proposalOf(proposal.by.name, proposal.cases.length);
  return (
    <section className={styles.proposal} aria-label={title}>
      <div className={styles.row}>
        <strong>{title}</strong>
        <span className={styles.quiet}>{words.named(retention.reason, proposal.reason)}</span>
      </div>
      <DueTable label={title} cases={proposal.cases} />
      {proposal.underWay ? (
        <p className={styles.quiet}>{retention.underWay}</p>
      ) : (
        <Decision {...props} />
      )}
    </section>
  );
}

function Decision(props: { readonly proposal: Proposal; readonly onDecided: () => void }) {
  const { retention } = useMessages();
  const { bridge, session } = useSession();
  const { id, cases, by } = props.proposal;
  const toast = useToast();
  const [asking, setAsking] = useState<'approve' | 'refuse'>();
  const call = useCall();
  const { role } = session.operator;
  if (role === 'auditor') return <p className={styles.quiet}>{retention.onlyLook}</p>;

  // An error belongs to the question it was the answer to.
  const stop = () => {
    setAsking(undefined);
    call.clear();
  };
  const decide = async (approved: boolean, note: string) => {
    const done = await call.run(() => bridge.retention.decide({ id, approved, note }));
    if (done === undefined) return;
    setAsking(undefined);
    const { destroyed, passedOver } = done.value;
    const kept = passedOver > 0 ? { lines: [retention.passedOver(passedOver)] } : {};
    const title = approved ? retention.done(destroyed) : retention.refuseDone;
    toast({ tone: 'success', title, ...kept }, 'retention');
    props.onDecided();
  };
  return (
    <>
      {by.id === session.operator.id && <p className={styles.quiet}>{retention.notYourself}</p>}
      <div className={styles.row}>
        {by.id !== session.operator.id && (
          <Button variant="danger" onPress={() => setAsking('approve')}>
            {retention.approve}
          </Button>
        )}
        <Button onPress={() => setAsking('refuse')}>{retention.refuse}</Button>
      </div>
      <ConfirmDialog
        open={asking === 'approve'}
        title={retention.confirmTitle}
        lines={retention.confirmLines(cases.length)}
        confirmLabel={call.pending ? retention.destroying : retention.approve}
        cancelLabel={retention.cancel}
        tone="danger"
        pending={call.pending}
        onConfirm={() => void decide(true, '')}
        onCancel={stop}
      >
        <ErrorNotice error={call.error} />
      </ConfirmDialog>
      <RefuseDialog
        open={asking === 'refuse'}
        pending={call.pending}
        onRefuse={(note) => void decide(false, note)}
        onCancel={stop}
      >
        <ErrorNotice error={call.error} />
      </RefuseDialog>
    </>
  );
}
