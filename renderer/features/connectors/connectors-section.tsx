/** 平台对接配置 in the settings: how platforms of counties are spoken to, for administrators. */
import { useState } from 'react';
import type { Messages } from '../../../shared/i18n/messages';
import type { Connector, ProfileCheck } from '../../../shared/ipc/calls/connectors';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Table } from '../../ui/data/table';
import type { TableColumn } from '../../ui/data/table-props';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { useToast } from '../../ui/feedback/toast';
import { FolderIcon } from '../../ui/icon/thing-icons';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useAnswer } from '../trouble/use-answer';
import { useCall } from '../trouble/use-call';
import styles from './connectors.module.css';
import { LogInDialog } from './log-in-dialog';
import { PairDialog } from './pair-dialog';
import { ProfileReview } from './profile-review';

type Doing = { readonly what: 'logIn' | 'pair'; readonly connector: Connector };

/** Nothing for anybody else: main refuses the calls as well. */
export function ConnectorsSection() {
  const { session } = useSession();
  return session.operator.role === 'admin' ? <ConnectorList /> : null;
}

function ConnectorList() {
  const messages = useMessages();
  const { connectors: words } = messages;
  const { bridge } = useSession();
  const toast = useToast();
  const call = useCall();
  const [checked, setChecked] = useState<ProfileCheck>();
  const [doing, setDoing] = useState<Doing>();
  /** Counts changes: the list is fetched anew after each. */
  const [changes, setChanges] = useState(0);
  const { value: connectors = [], error } = useAnswer(bridge.connectors.list, undefined, changes);
  const choose = async () => {
    const answer = await call.run(() => bridge.connectors.choose(undefined));
    if (answer !== undefined) setChecked(answer.value);
  };
  const done = (title?: string) => {
    setChecked(undefined);
    setDoing(undefined);
    setChanges((now) => now + 1);
    if (title !== undefined) toast({ tone: 'success', title }, 'connector');
  };
  return (
    <Section title={words.title} description={words.explain}>
      <ErrorNotice error={error} />
      {connectors.length === 0 ? (
        <p className={styles.quiet}>{words.none}</p>
      ) : (
        <Panel padding="flush">
          <Table
            label={words.title}
            rows={connectors}
            rowKey={({ id }) => id}
            columns={columnsIn(messages, setDoing)}
          />
        </Panel>
      )}
      <div>
        <Button icon={<FolderIcon />} pending={call.pending} onPress={() => void choose()}>
          {call.pending ? words.looking : words.choose}
        </Button>
      </div>
      <ErrorNotice error={call.error} />
      {checked !== undefined && <ProfileReview check={checked} onDone={done} />}
      {doing?.what === 'logIn' && <LogInDialog connector={doing.connector} onDone={done} />}
      {doing?.what === 'pair' && <PairDialog connector={doing.connector} onDone={done} />}
    </Section>
  );
}

function columnsIn(
  { connectors: words }: Messages,
  onDo: (doing: Doing) => void,
): readonly TableColumn<Connector>[] {
  return [
    {
      id: 'name',
      title: words.name,
      rowHeader: true,
      cell: ({ name, baseUrl }) => (
        <span className={styles.who}>
          <span>{name}</span>
          <span className={styles.quiet}>{baseUrl}</span>
        </span>
      ),
    },
    { id: 'logIn', title: words.logIn, width: '10rem', cell: ({ way }) => words.ways[way] },
    {
      id: 'state',
      title: words.state,
      width: '9rem',
      cell: ({ way, loggedIn, paired }) => (
        <span className={styles.who}>
          <StatusBadge tone={paired ? 'success' : 'neutral'}>
            {paired ? words.inUse : words.notInUse}
          </StatusBadge>
          {way !== 'none' && (
            <StatusBadge tone={loggedIn ? 'success' : 'warning'}>
              {loggedIn ? words.loggedIn : words.loggedOut}
            </StatusBadge>
          )}
        </span>
      ),
    },
    {
      id: 'actions',
      title: words.actions,
      width: '13rem',
      cell: (connector) => <Actions connector={connector} onDo={onDo} />,
    },
  ];
}

function Actions({
  connector,
  onDo,
}: {
  readonly connector: Connector;
  readonly onDo: (doing: Doing) => void;
}) {
  const { connectors: words } = useMessages();
  const { name, way, loggedIn } = connector;
  return (
    <span className={styles.actions}>
      {way !== 'none' && (
        <Button
          size="small"
          variant="quiet"
          accessibleName={loggedIn ? words.logInAgainOf(name) : words.logInOf(name)}
          onPress={() => onDo({ what: 'logIn', connector })}
        >
          {loggedIn ? words.logInAgain : words.startLogIn}
        </Button>
      )}
      <Button
        size="small"
        variant="quiet"
        accessibleName={words.pairOf(name)}
        onPress={() => onDo({ what: 'pair', connector })}
      >
        {words.pairWith}
      </Button>
    </span>
  );
}
