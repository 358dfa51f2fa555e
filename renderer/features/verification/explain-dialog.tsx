/** Why what disagrees is right all the same, or how a family was told: kept with who said so. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { CaseCheck } from '../../../shared/policy/case-checks';
import { useSession } from '../../session/session-provider';
import { useToast } from '../../ui/feedback/toast';
import { TextArea } from '../../ui/field/text-area';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { checkLines, checkTitle } from './check-words';
import styles from './verification.module.css';

const longestReason = 300;

/** Nothing is recorded without a reason. */
export function ExplainDialog(props: {
  readonly current: Case;
  readonly check: CaseCheck;
  readonly onClose: () => void;
}) {
  const messages = useMessages();
  const { checks: words } = messages.verification;
  const { current, check, onClose } = props;
  const { commands } = useSession();
  const toast = useToast();
  const call = useCall();
  const [reason, setReason] = useState('');
  const said =
    check.kind === 'numberChanged'
      ? { title: words.toldTitle, label: words.toldHow, help: words.toldHelp }
      : { title: words.settleTitle, label: words.reason, help: words.reasonHelp };
  const isWhole = reason.trim() !== '';
  const settle = async () => {
    if (!isWhole) return;
    const { kind, key } = check;
    const input = { kind, key, outcome: 'evidence' as const, reason: reason.trim() };
    if ((await call.run(() => commands.settleFinding(current.id, input))) === undefined) return;
    toast({ tone: 'success', title: words.saved }, 'settled');
    onClose();
  };
  return (
    <WorkDialog
      title={said.title}
      size="medium"
      cancelLabel={messages.words.cancel}
      onCancel={onClose}
      confirmLabel={words.save}
      onConfirm={() => void settle()}
      disabled={!isWhole}
      pending={call.pending}
    >
      <div className={styles.dialog}>
        <p className={styles.name}>{checkTitle(messages, check)}</p>
        {checkLines(messages, current, check).map((line) => (
          <p key={line}>{line}</p>
        ))}
        <TextArea
          label={said.label}
          description={said.help}
          value={reason}
          onChange={setReason}
          maxLength={longestReason}
          required
        />
        <ErrorNotice error={call.error} />
      </div>
    </WorkDialog>
  );
}
