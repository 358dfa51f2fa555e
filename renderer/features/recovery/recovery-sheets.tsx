/** Printing the three sheets of the recovery key: made when this is first shown, gone when it is left. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { RecoveryState } from '../../../shared/ipc/recovery-calls';
import type { AppError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Checkbox } from '../../ui/field/checkbox';
import { SaveIcon } from '../../ui/icon/action-icons';
import { PrinterIcon } from '../../ui/icon/thing-icons';
import { ConfirmDialog } from '../../ui/overlay/confirm-dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import styles from './recovery.module.css';

type Step = 'make' | 'confirm' | `print ${number}` | `save ${number}`;

/** Left by confirming that the sheets are in good hands, or on purpose without. */
export function RecoverySheets(props: { readonly onDone: (kept: boolean) => void }) {
  const { recovery } = useMessages();
  const { bridge } = useSession();
  const [state, setState] = useState<RecoveryState>();
  const [error, setError] = useState<AppError>();
  const [running, setRunning] = useState<Step | undefined>('make');
  const [confirmed, setConfirmed] = useState(false);
  const [asked, setAsked] = useState(false);
  const [leaving, setLeaving] = useState(false);

  const take = (answer: Result<RecoveryState, AppError>) => {
    setRunning(undefined);
    if (answer.ok) setState(answer.value);
    setError(answer.ok ? undefined : answer.error);
  };
  const run = async (step: Step, call: () => Promise<Result<RecoveryState, AppError>>) => {
    if (running !== undefined) return false;
    setRunning(step);
    const answer = await call();
    take(answer);
    return answer.ok;
  };
  const onShown = useEffectEvent(() => bridge.recovery.make(undefined).then(take));
  useEffect(() => void onShown(), []);

  const sheets = state?.sheets ?? [];
  const allOut = sheets.length > 0 && sheets.every((out) => out);
  const finish = async () => {
    setAsked(true);
    if (!allOut || !confirmed) return;
    if (await run('confirm', () => bridge.recovery.confirm(undefined))) props.onDone(true);
  };
  return (
    <div className={styles.sheets}>
      <p>{recovery.makeExplain}</p>
      <ul className={styles.hints}>
        {recovery.makeLines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {state === undefined && error === undefined && <p role="status">{recovery.making}</p>}
      <ol className={styles.list}>
        {sheets.map((out, index) => {
          const sheet = index + 1;
          return (
            <li key={sheet} className={styles.sheet}>
              <span className={styles.name}>{recovery.sheet(sheet, sheets.length)}</span>
              <StatusBadge tone={out ? 'success' : 'neutral'}>
                {out ? recovery.handedOut : recovery.waiting}
              </StatusBadge>
              <Button
                icon={<PrinterIcon />}
                accessibleName={recovery.printOf(sheet)}
                pending={running === `print ${sheet}`}
                onPress={() => void run(`print ${sheet}`, () => bridge.recovery.print({ sheet }))}
              >
                {recovery.print}
              </Button>
              <Button
                icon={<SaveIcon />}
                accessibleName={recovery.saveOf(sheet)}
                pending={running === `save ${sheet}`}
                onPress={() => void run(`save ${sheet}`, () => bridge.recovery.save({ sheet }))}
              >
                {recovery.save}
              </Button>
            </li>
          );
        })}
      </ol>
      <ErrorNotice error={error} />
      <Checkbox checked={confirmed} onChange={setConfirmed} required invalid={asked && !confirmed}>
        {recovery.confirm}
      </Checkbox>
      {asked && !(allOut && confirmed) && (
        <p className={styles.problem} role="alert">
          {allOut ? recovery.confirmMissing : recovery.sheetsMissing}
        </p>
      )}
      <div className={styles.actions}>
        <Button variant="quiet" onPress={() => setLeaving(true)}>
          {recovery.later}
        </Button>
        <Button
          variant="primary"
          size="large"
          pending={running === 'confirm'}
          onPress={() => void finish()}
        >
          {recovery.done}
        </Button>
      </div>
      <ConfirmDialog
        open={leaving}
        title={recovery.laterTitle}
        lines={recovery.laterLines}
        confirmLabel={recovery.laterConfirm}
        cancelLabel={recovery.stay}
        tone="danger"
        onConfirm={() => props.onDone(false)}
        onCancel={() => setLeaving(false)}
      />
    </div>
  );
}
