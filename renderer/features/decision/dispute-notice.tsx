/** 决定不一致: the named conflict with the platform, and the two ways in which a person settles it. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { Decision } from '../../../shared/domain/delivery';
import type { SettlementChoice } from '../../../shared/domain/desk-decision';
import { mayReview } from '../../../shared/domain/review-task';
import type { Messages } from '../../../shared/i18n/messages';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { TextArea } from '../../ui/field/text-area';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';

/** What the two decisions and the ways out are called. */
export type DisputeWords = {
  readonly line: (theirs: string, ours: string) => string;
  readonly kept: string;
  readonly accept: string;
  readonly object: string;
  readonly acceptTitle: string;
  readonly acceptLines: readonly string[];
  readonly objectTitle: string;
  readonly objectLines: readonly string[];
  readonly reasonHelp: string;
  readonly notes: readonly string[];
};

/** Says what both decided; nothing changes until somebody chooses. */
export function DisputeNotice(props: {
  readonly current: Case;
  readonly decisionId: string;
  readonly ours: Decision;
  readonly theirs: Decision;
  readonly mayAccept: boolean;
  readonly says: DisputeWords;
}) {
  const messages = useMessages();
  const { deskDecision: words } = messages;
  const { session } = useSession();
  const { current, ours, theirs, says } = props;
  const [choice, setChoice] = useState<SettlementChoice>();
  const may = mayReview(current, 'settle', session.operator) === 'yes';
  return (
    <>
      <Notice
        tone="danger"
        live="off"
        title={says.line(told(messages, theirs), told(messages, ours))}
        lines={[
          ...(theirs.reason === '' ? [] : [words.platformReason(theirs.reason)]),
          says.kept,
          ...says.notes,
          ...(may ? [] : [words.disputeWho]),
        ]}
        actions={
          may && (
            <>
              {props.mayAccept && (
                <Button onPress={() => setChoice('accept')}>{says.accept}</Button>
              )}
              <Button onPress={() => setChoice('object')}>{says.object}</Button>
            </>
          )
        }
      />
      {choice !== undefined && (
        <SettleDialog
          caseId={current.id}
          decisionId={props.decisionId}
          choice={choice}
          says={says}
          onClose={() => setChoice(undefined)}
        />
      )}
    </>
  );
}

/** An outcome, with the school of one that is accepted. */
export function told({ deskDecision, words }: Messages, { outcome, school }: Decision): string {
  const said = words.outcomes[outcome];
  return school === undefined ? said : deskDecision.withSchool(said, school.name);
}

function SettleDialog(props: {
  readonly caseId: string;
  readonly decisionId: string;
  readonly choice: SettlementChoice;
  readonly says: DisputeWords;
  readonly onClose: () => void;
}) {
  const { deskDecision: words, words: common } = useMessages();
  const { commands } = useSession();
  const { caseId, decisionId, choice, says, onClose } = props;
  const call = useCall();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const isMissing = reason.trim() === '';
  const settle = async () => {
    setAsked(true);
    if (isMissing) return;
    const done = await call.run(() =>
      commands.execute({
        name: 'settleDisagreement',
        caseId,
        decisionId,
        choice,
        reason: reason.trim(),
      }),
    );
    if (done !== undefined) onClose();
  };
  const isAccepting = choice === 'accept';
  return (
    <WorkDialog
      title={isAccepting ? says.acceptTitle : says.objectTitle}
      size="small"
      cancelLabel={common.cancel}
      onCancel={onClose}
      confirmLabel={isAccepting ? says.accept : says.object}
      onConfirm={() => void settle()}
      tone={isAccepting ? 'danger' : 'normal'}
      pending={call.pending}
    >
      {(isAccepting ? says.acceptLines : says.objectLines).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <TextArea
        label={words.settleReason}
        description={says.reasonHelp}
        required
        maxLength={200}
        value={reason}
        onChange={setReason}
        error={asked && isMissing ? words.settleReasonMissing : undefined}
      />
      <ErrorNotice error={call.error} />
    </WorkDialog>
  );
}
