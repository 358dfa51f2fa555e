/** Changes somebody's name or role, resets the passphrase, disables or enables again. */
import { useState } from 'react';
import { operatorRoles } from '../../../shared/domain/command';
import type { ListedOperator, StartPassphrase } from '../../../shared/ipc/operator-calls';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useToast } from '../../ui/feedback/toast';
import { EntryForm } from '../../ui/field/entry-form';
import { Select } from '../../ui/field/select';
import { TextField } from '../../ui/field/text-field';
import { ConfirmDialog } from '../../ui/overlay/confirm-dialog';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './settings.module.css';

/** The own account has its passphrase in a section of its own, and is not disabled from here. */
export function EditOperator(props: {
  readonly person: ListedOperator;
  readonly onDone: (name: string, start?: StartPassphrase) => void;
  readonly onCancel: () => void;
}) {
  const { operators, words } = useMessages();
  const { bridge, session } = useSession();
  const toast = useToast();
  const { operatorId, active, code, name: known } = props.person;
  const [name, setName] = useState(props.person.name);
  const [role, setRole] = useState(props.person.role);
  const [disabling, setDisabling] = useState(false);
  const [resetting, setResetting] = useState(false);
  const call = useCall();

  const save = async () => {
    const person = { operatorId, name: name.trim(), role };
    if (person.name === '') return;
    const saved = await call.run(() => bridge.operators.change(person));
    if (saved === undefined) return;
    toast({ tone: 'success', title: operators.saved }, 'operator');
    props.onDone(person.name);
  };
  const reset = async () => {
    const given = await call.run(() => bridge.operators.resetPassphrase({ operatorId }));
    if (given !== undefined) props.onDone(known, given.value);
  };
  // An error belongs to the question it was the answer to.
  const keepPassphrase = () => {
    setResetting(false);
    call.clear();
  };
  const disable = async () => {
    if (!disabling) return setDisabling(true);
    const done = await call.run(() => bridge.operators.disable({ operatorId }));
    if (done === undefined) return;
    toast({ tone: 'success', title: operators.disabledNow(known) }, 'operator');
    props.onDone(known);
  };
  return (
    <WorkDialog
      title={operators.editTitle(known)}
      cancelLabel={words.cancel}
      onCancel={props.onCancel}
      confirmLabel={operators.save}
      onConfirm={() => void save()}
      pending={call.pending}
    >
      <EntryForm label={operators.editTitle(known)} onFinish={() => void save()}>
        <div className={styles.pairing}>
          <TextField
            label={operators.name}
            required
            maxLength={40}
            value={name}
            onChange={setName}
            error={name.trim() === '' ? operators.missing(operators.name) : undefined}
            autoFocus
          />
          <Select
            label={operators.role}
            required
            value={role}
            onChange={setRole}
            placeholder={operators.chooseRole}
            options={operatorRoles.map((value) => ({ value, label: words.roles[value] }))}
          />
          {!resetting && <ErrorNotice error={call.error} />}
          {operatorId !== session.operator.id && (
            <>
              <div className={styles.step}>
                <p className={styles.quiet}>
                  {active ? operators.resetExplain : operators.enableExplain}
                </p>
                <Button
                  pending={call.pending}
                  onPress={() => (active ? setResetting(true) : void reset())}
                >
                  {active ? operators.reset : operators.enable}
                </Button>
              </div>
              {active && (
                <div className={styles.step}>
                  <p className={styles.quiet}>{operators.disableExplain}</p>
                  <Button variant="danger" pending={call.pending} onPress={() => void disable()}>
                    {disabling ? operators.disableConfirm(known) : operators.disable}
                  </Button>
                </div>
              )}
            </>
          )}
        </div>
      </EntryForm>
      {/* Beside the form and not in it: Enter here answers this question, and saves nothing. */}
      <ConfirmDialog
        open={resetting}
        title={operators.resetTitle(known)}
        lines={operators.resetLines(known, code)}
        confirmLabel={operators.reset}
        cancelLabel={words.cancel}
        tone="danger"
        pending={call.pending}
        onConfirm={() => void reset()}
        onCancel={keepPassphrase}
      >
        <ErrorNotice error={call.error} />
      </ConfirmDialog>
    </WorkDialog>
  );
}
