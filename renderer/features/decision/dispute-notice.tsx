/** 平台与窗口的决定不一致: the named conflict, and the two ways in which a person settles it. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { Decision } from '../../../shared/domain/delivery';
import type { DeskDecision, SettlementChoice } from '../../../shared/domain/desk-decision';
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

/** Says what both decided; nothing changes until somebody chooses. */
export function DisputeNotice(props: { readonly current: Case; readonly made: DeskDecision }) {
  const messages = useMessages();
  const { deskDecision: words } = messages;
  const { session } = useSession();
  const { current, made } = props;
  const [choice, setChoice] = useState<SettlementChoice>();
  const { platform } = made;
  if (platform === undefined) return null;
  const may = mayReview(current, 'settle', session.operator) === 'yes';
  return (
    <>
      <Notice
        tone="danger"
        live="off"
        title={words.disputeLine(told(messages, platform), told(messages, made.decision))}
        lines={[
          ...(platform.reason === '' ? [] : [words.platformReason(platform.reason)]),
          words.disputeKept,
          ...(may ? [] : [words.disputeWho]),
        ]}
        actions={
          may && (
            <>
              {current.archive === undefined && (
                <Button onPress={() => setChoice('accept')}>{words.accept}</Button>
              )}
              <Button onPress={() => setChoice('object')}>{words.object}</Button>
            </>
          )
        }
      />
      {choice !== undefined && (
        <SettleDialog
          caseId={current.id}
          decisionId={made.id}
          choice={choice}
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
  readonly onClose: () => void;
}) {
  const { deskDecision: words, words: common } = useMessages();
  const { commands } = useSession();
  const { caseId, decisionId, choice, onClose } = props;
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
      title={isAccepting ? words.acceptTitle : words.objectTitle}
      size="small"
      cancelLabel={common.cancel}
      onCancel={onClose}
      confirmLabel={isAccepting ? words.accept : words.object}
      onConfirm={() => void settle()}
      tone={isAccepting ? 'danger' : 'normal'}
      pending={call.pending}
    >
      {(isAccepting ? words.acceptLines : words.objectLines).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <TextArea
        label={words.settleReason}
        description={words.settleReasonHelp}
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
