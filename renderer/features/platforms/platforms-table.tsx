/** Every platform with its line, what waits for it, and what can be done about that. */
import { spanWords } from '../../../shared/i18n/station-trace-words';
import type { Messages } from '../../../shared/i18n/messages';
import type { PlatformStatus } from '../../../shared/ipc/contract';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Table } from '../../ui/data/table';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { SendIcon } from '../../ui/icon/action-icons';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { lineTone } from '../shell/line-gauge';
import { useLine } from '../shell/line-status';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { PauseButton } from './pause-button';
import styles from './platforms.module.css';

/** For a station with several. */
export function PlatformsTable({ platforms }: { readonly platforms: readonly PlatformStatus[] }) {
  const messages = useMessages();
  const { outbox, platforms: words } = messages;
  const locale = useLocale();
  return (
    <Section title={words.titles} description={outbox.safe}>
      <Panel padding="flush">
        <Table
          label={words.titles}
          rows={platforms}
          rowKey={({ key }) => key}
          columns={[
            {
              id: 'name',
              title: words.platform,
              rowHeader: true,
              cell: ({ name }) => name,
            },
            { id: 'line', title: outbox.line, cell: (one) => <Line platform={one} /> },
            {
              id: 'contact',
              title: outbox.lastContact,
              width: '11rem',
              cell: ({ lastContactAt }) =>
                lastContactAt === undefined ? outbox.never : instantText(locale, lastContactAt),
            },
            {
              id: 'unsent',
              title: words.unsent,
              align: 'end',
              width: '6rem',
              cell: ({ unsent }) => words.unsentCount(unsent),
            },
            {
              id: 'actions',
              title: words.actions,
              width: '16rem',
              cell: (one) => <Actions platform={one} />,
            },
          ]}
        />
      </Panel>
    </Section>
  );
}

function Line({ platform: { line, clockOffMs } }: { readonly platform: PlatformStatus }) {
  const messages = useMessages();
  const { outbox, words } = messages;
  return (
    <span className={styles.stack}>
      <StatusBadge tone={lineTone(line)}>{words.line[line]}</StatusBadge>
      {line !== 'online' && <span className={styles.quiet}>{outbox.lineHelp[line]}</span>}
      {clockOffMs !== undefined && (
        <span className={styles.quiet}>{clockWords(messages, clockOffMs)}</span>
      )}
    </span>
  );
}

function clockWords(messages: Messages, offMs: number): string {
  const { clockFast, clockSlow } = messages.platforms;
  const span = spanWords(messages, Math.abs(offMs));
  return offMs > 0 ? clockFast(span) : clockSlow(span);
}

function Actions({ platform }: { readonly platform: PlatformStatus }) {
  const { platforms: words } = useMessages();
  const { bridge, session } = useSession();
  const { tell } = useLine();
  const call = useCall();
  const { key, name, line } = platform;
  if (session.operator.role === 'auditor') return null;
  const send = async () => {
    const done = await call.run(() => bridge.sync.sendNow({ platform: key }));
    if (done !== undefined) tell(done.value);
  };
  return (
    <span className={styles.actions}>
      {line !== 'paused' && (
        <Button
          size="small"
          icon={<SendIcon />}
          accessibleName={words.sendTo(name)}
          pending={call.pending}
          onPress={() => void send()}
        >
          {words.send}
        </Button>
      )}
      <PauseButton platform={key} name={name} paused={line === 'paused'} />
      <ErrorNotice error={call.error} />
    </span>
  );
}
