/** 恢复时留下的旧数据: stations that a restore put aside, which one person proposes to destroy and another one does. */
import { useState } from 'react';
import type { OperatorRole } from '../../../shared/domain/command';
import { callRules, mayCall } from '../../../shared/ipc/call-rules';
import type { ReplacedStation } from '../../../shared/ipc/calls/replaced';
import { useSession } from '../../session/session-provider';
import { sizeText } from '../../size-text';
import { Button } from '../../ui/action/button';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { useToast } from '../../ui/feedback/toast';
import { TextField } from '../../ui/field/text-field';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { ConfirmDialog } from '../../ui/overlay/confirm-dialog';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { RefuseDialog } from '../retention/refuse-dialog';
import { ErrorNotice } from '../trouble/error-notice';
import { useAnswer } from '../trouble/use-answer';
import { useCall } from '../trouble/use-call';
import styles from './backup.module.css';

const may = (call: keyof typeof callRules.replaced, role: OperatorRole) =>
  mayCall(callRules.replaced[call], role) === 'yes';

/** Nothing for roles that have no part in it, and nothing where no restore left anything. */
export function ReplacedSection() {
  const { session } = useSession();
  return may('list', session.operator.role) ? <Listed /> : null;
}

function Listed() {
  const { replaced } = useMessages();
  const { bridge } = useSession();
  const [turn, setTurn] = useState(0);
  const { value: stations = [], error } = useAnswer(bridge.replaced.list, undefined, turn);
  if (stations.length === 0 && error === undefined) return null;
  return (
    <Section title={replaced.title}>
      <Panel>
        <div className={styles.stack}>
          <p>{replaced.explain}</p>
          <p className={styles.quiet}>{replaced.lose}</p>
          <ErrorNotice error={error} />
          {stations.map((station) => (
            <One
              key={station.restoreId}
              station={station}
              onChanged={() => setTurn((now) => now + 1)}
            />
          ))}
        </div>
      </Panel>
    </Section>
  );
}

type OneProps = { readonly station: ReplacedStation; readonly onChanged: () => void };

function One(props: OneProps) {
  const { replaced, words } = useMessages();
  const locale = useLocale();
  const { session } = useSession();
  const { putAsideAt, files, bytes, more, proposal } = props.station;
  const title = replaced.one(instantText(locale, putAsideAt));
  const { role } = session.operator;
  return (
    <section className={styles.stack} aria-label={title}>
      <div className={styles.actions}>
        <strong>{title}</strong>
        <span className={styles.quiet}>{replaced.size(files, more, sizeText(bytes))}</span>
        {proposal?.underWay === true && (
          <StatusBadge tone="warning">{replaced.underWay}</StatusBadge>
        )}
      </div>
      {proposal !== undefined && (
        <p>
          {replaced.proposedBy(proposal.by.name, instantText(locale, proposal.at))}
          {' · '}
          {words.named(replaced.reason, proposal.reason)}
        </p>
      )}
      {proposal?.underWay === true && <p className={styles.quiet}>{replaced.underWayHelp}</p>}
      {proposal?.underWay === false &&
        (may('decide', role) ? (
          <Decision {...props} proposal={proposal} />
        ) : (
          <p className={styles.quiet}>{replaced.onlyLook}</p>
        ))}
      {proposal === undefined &&
        (may('propose', role) ? (
          <Proposing {...props} />
        ) : (
          <p className={styles.quiet}>{replaced.adminProposes}</p>
        ))}
    </section>
  );
}

function Proposing({ station, onChanged }: OneProps) {
  const { replaced } = useMessages();
  const locale = useLocale();
  const { bridge } = useSession();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const call = useCall();
  const { restoreId, putAsideAt } = station;
  const when = instantText(locale, putAsideAt);
  const missing = reason.trim() === '';
  const stop = () => {
    setOpen(false);
    setAsked(false);
    call.clear();
  };
  const propose = async () => {
    setAsked(true);
    if (missing) return;
    const done = await call.run(() =>
      bridge.replaced.propose({ restoreId, reason: reason.trim() }),
    );
    if (done === undefined) return;
    stop();
    toast({ tone: 'success', title: replaced.proposed }, 'replaced');
    onChanged();
  };
  return (
    <div>
      <Button accessibleName={replaced.proposeOf(when)} onPress={() => setOpen(true)}>
        {replaced.propose}
      </Button>
      <WorkDialog
        open={open}
        title={replaced.proposeTitle}
        size="small"
        cancelLabel={replaced.cancel}
        onCancel={stop}
        confirmLabel={replaced.propose}
        onConfirm={() => void propose()}
        pending={call.pending}
      >
        <p>{replaced.one(when)}</p>
        <p>{replaced.lose}</p>
        <TextField
          label={replaced.reason}
          description={replaced.reasonHelp}
          required
          maxLength={300}
          value={reason}
          onChange={setReason}
          error={asked && missing ? replaced.reasonMissing : undefined}
          autoFocus
        />
        <ErrorNotice error={call.error} />
      </WorkDialog>
    </div>
  );
}

function Decision(
  props: OneProps & { readonly proposal: NonNullable<ReplacedStation['proposal']> },
) {
  const { replaced } = useMessages();
  const locale = useLocale();
  const { bridge, session } = useSession();
  const toast = useToast();
  const [asking, setAsking] = useState<'approve' | 'refuse'>();
  const call = useCall();
  const { id, by } = props.proposal;
  const isOwn = by.id === session.operator.id;
  const stop = () => {
    setAsking(undefined);
    call.clear();
  };
  const decide = async (approved: boolean, note: string) => {
    const done = await call.run(() => bridge.replaced.decide({ id, approved, note }));
    if (done === undefined) return;
    setAsking(undefined);
    const title = approved ? replaced.destroyed : replaced.refused;
    toast({ tone: 'success', title }, 'replaced');
    props.onChanged();
  };
  // What was approved and not destroyed to the end is shown so behind the question.
  const leave = () => {
    const isUnderWay = call.error?.kind === 'replacedStays';
    stop();
    if (isUnderWay) props.onChanged();
  };
  return (
    <>
      {isOwn && <p className={styles.quiet}>{replaced.notYourself}</p>}
      <div className={styles.actions}>
        {!isOwn && (
          <Button variant="danger" onPress={() => setAsking('approve')}>
            {replaced.approve}
          </Button>
        )}
        <Button onPress={() => setAsking('refuse')}>{replaced.refuse}</Button>
      </div>
      <ConfirmDialog
        open={asking === 'approve'}
        title={replaced.confirmTitle}
        lines={replaced.confirmLines(instantText(locale, props.station.putAsideAt))}
        confirmLabel={call.pending ? replaced.destroying : replaced.approve}
        cancelLabel={replaced.cancel}
        tone="danger"
        pending={call.pending}
        onConfirm={() => void decide(true, '')}
        onCancel={leave}
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
