/** How a finding was settled: 佐证, 变更 or 删除, on which case, and why. */
import { useState } from 'react';
import type { FindingKind, FindingOutcome } from '../../../shared/domain/finding';
import { findingOutcomes } from '../../../shared/domain/finding';
import type { FoundCase } from '../../../shared/pupil/check-rules';
import { useSession } from '../../session/session-provider';
import { useToast } from '../../ui/feedback/toast';
import { RadioCards } from '../../ui/field/radio-cards';
import { Select } from '../../ui/field/select';
import { TextArea } from '../../ui/field/text-area';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './pupil.module.css';

const longestReason = 300;

/** Nothing is recorded without an outcome and a reason. */
export function SettleDialog(props: {
  readonly kind: FindingKind;
  readonly findingKey: string;
  readonly cases: readonly FoundCase[];
  readonly onClose: () => void;
  readonly onSettled: (outcome: FindingOutcome) => void;
}) {
  const messages = useMessages();
  const { check: words, findings, outcomes } = messages.pupil;
  const { kind, findingKey, cases, onClose } = props;
  const { commands } = useSession();
  const toast = useToast();
  const call = useCall();
  const [caseId, setCaseId] = useState(cases.length === 1 ? (cases[0]?.id ?? null) : null);
  const [outcome, setOutcome] = useState<FindingOutcome | null>(null);
  const [reason, setReason] = useState('');
  const isWhole = caseId !== null && outcome !== null && reason.trim() !== '';
  const settle = async () => {
    if (!isWhole) return;
    const input = { kind, key: findingKey, outcome, reason: reason.trim() };
    if ((await call.run(() => commands.settleFinding(caseId, input))) === undefined) return;
    props.onSettled(outcome);
    toast({ tone: 'success', title: words.saved }, 'settled');
    onClose();
  };
  return (
    <WorkDialog
      title={words.settleTitle}
      size="medium"
      cancelLabel={messages.words.cancel}
      onCancel={onClose}
      confirmLabel={words.save}
      onConfirm={() => void settle()}
      disabled={!isWhole}
      pending={call.pending}
    >
      <div className={styles.dialog}>
        <p>{findings[kind]}</p>
        {cases.length > 1 && (
          <Select
            label={words.settleCase}
            value={caseId}
            onChange={setCaseId}
            placeholder={words.settleCase}
            options={cases.map(({ id, name, caseNumber }) => ({
              value: id,
              // One child's cases are told apart by their numbers alone.
              label: `${name === '' ? messages.home.unnamed : name} · ${caseNumber === '' ? words.noNumber : caseNumber}`,
            }))}
            required
          />
        )}
        <RadioCards
          label={words.settleOutcome}
          value={outcome}
          onChange={setOutcome}
          cards={findingOutcomes.map((value, i) => ({
            value,
            title: outcomes[value],
            detail: words.outcomeDetail[value],
            keyHint: String(i + 1),
          }))}
          required
        />
        <TextArea
          label={words.reason}
          description={words.reasonHelp}
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
