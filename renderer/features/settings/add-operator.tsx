/** Adds somebody: code, name and role; the start passphrase comes from main. */
import { useState } from 'react';
import { operatorRoles, type OperatorRole } from '../../../shared/domain/command';
import type { ListedOperator, StartPassphrase } from '../../../shared/ipc/operator-calls';
import { parseOperatorCode } from '../../../shared/vault/operator-code';
import { useSession } from '../../session/session-provider';
import { EntryForm } from '../../ui/field/entry-form';
import { Select } from '../../ui/field/select';
import { TextField } from '../../ui/field/text-field';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './settings.module.css';

/** Names stay in the sealed record; only the code is kept in the clear. */
export function AddOperator(props: {
  readonly people: readonly ListedOperator[];
  readonly onDone: (name: string, start: StartPassphrase) => void;
  readonly onCancel: () => void;
}) {
  const { operators, words } = useMessages();
  const { bridge } = useSession();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<OperatorRole | null>(null);
  const [asked, setAsked] = useState(false);
  const call = useCall();
  const parsed = parseOperatorCode(code);
  const codeProblem =
    parsed === undefined
      ? operators.codeWrong
      : props.people.some((one) => one.code === parsed)
        ? operators.codeTaken
        : undefined;
  const add = async () => {
    setAsked(true);
    const person = name.trim();
    if (parsed === undefined || codeProblem !== undefined || person === '' || role === null) return;
    const added = await call.run(() => bridge.operators.add({ code: parsed, name: person, role }));
    if (added !== undefined) props.onDone(person, added.value);
  };
  return (
    <WorkDialog
      title={operators.add}
      size="small"
      cancelLabel={words.cancel}
      onCancel={props.onCancel}
      confirmLabel={call.pending ? operators.adding : operators.add}
      onConfirm={() => void add()}
      pending={call.pending}
    >
      <EntryForm label={operators.add} onFinish={() => void add()}>
        <div className={styles.pairing}>
          <TextField
            label={operators.code}
            description={operators.codeHelp}
            required
            maxLength={12}
            value={code}
            onChange={setCode}
            error={asked ? codeProblem : undefined}
            autoFocus
          />
          <TextField
            label={operators.name}
            description={operators.nameHelp}
            required
            maxLength={40}
            value={name}
            onChange={setName}
            error={asked && name.trim() === '' ? operators.missing(operators.name) : undefined}
          />
          <Select
            label={operators.role}
            required
            value={role}
            onChange={setRole}
            placeholder={operators.chooseRole}
            options={operatorRoles.map((value) => ({ value, label: words.roles[value] }))}
            error={asked && role === null ? operators.chooseRole : undefined}
          />
          <ErrorNotice error={call.error} />
        </div>
      </EntryForm>
    </WorkDialog>
  );
}
