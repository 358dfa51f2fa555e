/** 人员与岗位: who works at this station, for administrators. */
import { useState } from 'react';
import type { ListedOperator, StartPassphrase } from '../../../shared/ipc/operator-calls';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Table } from '../../ui/data/table';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { PlusIcon } from '../../ui/icon/action-icons';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useAnswer } from '../trouble/use-answer';
import { AddOperator } from './add-operator';
import { EditOperator } from './edit-operator';
import { StartPassphraseDialog } from './start-passphrase-dialog';

type Given = StartPassphrase & { readonly name: string };

/** Nothing for anybody else: main refuses the calls as well. */
export function OperatorsSection() {
  const { session } = useSession();
  return session.operator.role === 'admin' ? <OperatorList /> : null;
}

function OperatorList() {
  const { operators, words } = useMessages();
  const { bridge, session } = useSession();
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<ListedOperator>();
  const [given, setGiven] = useState<Given>();
  /** Counts changes: the list is fetched anew after each. */
  const [changes, setChanges] = useState(0);
  const { value: people = [], error } = useAnswer(bridge.operators.list, undefined, changes);

  const done = (name: string, start?: StartPassphrase) => {
    setAdding(false);
    setEditing(undefined);
    if (start !== undefined) setGiven({ ...start, name });
    setChanges((now) => now + 1);
  };
  return (
    <Section
      title={operators.title}
      description={operators.explain}
      actions={
        <Button icon={<PlusIcon />} onPress={() => setAdding(true)}>
          {operators.add}
        </Button>
      }
    >
      <ErrorNotice error={error} />
      <Panel padding="flush">
        <Table
          label={operators.title}
          rows={people}
          rowKey={({ operatorId }) => operatorId}
          columns={[
            { id: 'code', title: operators.code, width: '8rem', cell: ({ code }) => code },
            {
              id: 'name',
              title: operators.name,
              rowHeader: true,
              cell: ({ name, operatorId }) =>
                operatorId === session.operator.id ? `${name}（${operators.me}）` : name,
            },
            {
              id: 'role',
              title: operators.role,
              width: '9rem',
              cell: ({ role }) => words.roles[role],
            },
            {
              id: 'state',
              title: operators.state,
              width: '10rem',
              cell: (person) => <PassphraseState person={person} />,
            },
            {
              id: 'edit',
              title: operators.edit,
              width: '6rem',
              cell: (person) => (
                <Button
                  size="small"
                  variant="quiet"
                  accessibleName={operators.editOf(person.name)}
                  onPress={() => setEditing(person)}
                >
                  {operators.edit}
                </Button>
              ),
            },
          ]}
        />
      </Panel>
      {adding && <AddOperator people={people} onDone={done} onCancel={() => setAdding(false)} />}
      {editing !== undefined && (
        <EditOperator person={editing} onDone={done} onCancel={() => setEditing(undefined)} />
      )}
      {given !== undefined && (
        <StartPassphraseDialog {...given} onClose={() => setGiven(undefined)} />
      )}
    </Section>
  );
}

function PassphraseState({ person }: { readonly person: ListedOperator }) {
  const { operators } = useMessages();
  if (!person.active) return <StatusBadge tone="neutral">{operators.disabled}</StatusBadge>;
  switch (person.passphrase) {
    case 'own':
      return <StatusBadge tone="success">{operators.stateOwn}</StatusBadge>;
    case 'start':
      return <StatusBadge tone="warning">{operators.stateStart}</StatusBadge>;
    case 'none':
      return <StatusBadge tone="danger">{operators.stateNone}</StatusBadge>;
  }
}
