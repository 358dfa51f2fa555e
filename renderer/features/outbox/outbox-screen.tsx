/** 待传: what waits for the platform, why, and until when. */
import { useState } from 'react';
import { spanWords } from '../../../shared/i18n/station-trace-words';
import { isLimited, trafficWords } from '../../../shared/i18n/traffic-words';
import type { SyncStatus } from '../../../shared/ipc/contract';
import { useSession } from '../../session/session-provider';
import { useListViewed } from '../../session/viewed';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { DescriptionList } from '../../ui/data/description-list';
import { Notice } from '../../ui/feedback/notice';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { SendIcon } from '../../ui/icon/action-icons';
import { SettingsIcon } from '../../ui/icon/thing-icons';
import { Panel } from '../../ui/layout/panel';
import { Screen } from '../../ui/layout/screen';
import { SectionStack } from '../../ui/layout/section';
import { Tabs } from '../../ui/layout/tabs';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { PauseButton } from '../platforms/pause-button';
import { PlatformsTable } from '../platforms/platforms-table';
import { lineTone } from '../shell/line-gauge';
import { useLine } from '../shell/line-status';
import { useNavigation } from '../shell/route';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { CourierSection } from './courier-section';
import { WaitingEntries } from './waiting-entries';
import { ProblemsSection } from './problems-section';
import { ReckoningSection } from './reckoning-section';
import { useCourier } from './use-courier';
import styles from './outbox.module.css';

type View = 'entries' | 'courier';

/** Lines that stay as they are until a person does something. */
const needsSomebody: readonly SyncStatus['line'][] = [
  'captivePortal',
  'lineNotTrusted',
  'unauthorised',
  'logInNeeded',
  'stationTooOld',
  'platformTooOld',
];

/** F9 tries now. */
export function OutboxScreen() {
  const { courier: words, drill, outbox } = useMessages();
  const { bridge, session } = useSession();
  const { status, tell } = useLine();
  useListViewed('outbox');
  const call = useCall();
  const [view, setView] = useState<View>('entries');
  const [platform, setPlatform] = useState<string>();
  const courier = useCourier(status?.unsent, platform);
  const choosePlatform = (chosen: string | undefined) => {
    courier.call.clear();
    setPlatform(chosen);
  };
  const { go } = useNavigation();
  const paired = status !== undefined && status.line !== 'notPaired' && !session.drill;
  const mayReckon = paired || (status?.givenUp !== undefined && !session.drill);
  const send = async () => {
    const done = await call.run(() => bridge.sync.sendNow({}));
    if (done !== undefined) tell(done.value);
  };
  useShortcut('F9', () => void send(), paired);
  const maySend = paired && session.operator.role !== 'auditor';
  const entries = <WaitingEntries status={status} packageOf={courier.packageOf} />;
  return (
    <Screen
      title={outbox.title}
      actions={
        session.drill ? undefined : paired ? (
          <Button
            variant="primary"
            icon={<SendIcon />}
            keyHint="F9"
            pending={call.pending}
            onPress={() => void send()}
          >
            {call.pending ? outbox.sending : outbox.sendNow}
          </Button>
        ) : (
          <Button
            variant="primary"
            icon={<SettingsIcon />}
            keyHint="F12"
            onPress={() => go({ room: 'settings' })}
          >
            {outbox.pairFirst}
          </Button>
        )
      }
    >
      <SectionStack>
        <ErrorNotice error={call.error} />
        {status?.clockOffMs !== undefined && status.platforms === undefined && (
          <ClockNotice offMs={status.clockOffMs} />
        )}
        {session.drill ? (
          <Notice tone="info" live="off" title={drill.outboxTitle} lines={[drill.outboxLine]} />
        ) : (
          status !== undefined && <Lines status={status} />
        )}
        {(status?.unreadable ?? 0) > 0 && <Unread count={status?.unreadable ?? 0} />}
        {(status?.unrouted ?? 0) > 0 && <Unrouted count={status?.unrouted ?? 0} />}
        {maySend ? (
          <Tabs
            label={outbox.title}
            selected={view}
            onSelect={setView}
            views={[
              { id: 'entries', title: outbox.entries, content: entries },
              {
                id: 'courier',
                title: words.title,
                content: (
                  <CourierSection
                    courier={courier}
                    platform={platform}
                    onPlatform={choosePlatform}
                  />
                ),
              },
            ]}
          />
        ) : (
          entries
        )}
        {paired && <ProblemsSection />}
        {mayReckon && <ReckoningSection />}
      </SectionStack>
    </Screen>
  );
}
function Lines({ status }: { readonly status: SyncStatus }) {
  return status.platforms === undefined ? (
    <PlatformLine status={status} />
  ) : (
    <PlatformsTable platforms={status.platforms} />
  );
}

function Unrouted({ count }: { readonly count: number }) {
  const { platforms: words } = useMessages();
  const lines = [words.unroutedDetail];
  return <Notice tone="warning" live="off" title={words.unrouted(count)} lines={lines} />;
}

function Unread({ count }: { readonly count: number }) {
  const { outbox } = useMessages();
  return (
    <Notice tone="warning" live="status" title={outbox.unread(count)} lines={outbox.unreadLines} />
  );
}

function ClockNotice({ offMs }: { readonly offMs: number }) {
  const messages = useMessages();
  const { outbox } = messages;
  const span = spanWords(messages, Math.abs(offMs));
  const title = offMs > 0 ? outbox.clockFast(span) : outbox.clockSlow(span);
  return <Notice tone="warning" live="off" title={title} lines={outbox.clockLines} />;
}

function PlatformLine({ status }: { readonly status: SyncStatus }) {
  const messages = useMessages();
  const { outbox, trace, words } = messages;
  const locale = useLocale();
  return (
    <Panel>
      <DescriptionList
        columns={3}
        items={[
          { term: outbox.platform, value: status.platform?.name ?? outbox.notPaired },
          {
            term: outbox.line,
            value: (
              <StatusBadge tone={lineTone(status.line)}>{words.line[status.line]}</StatusBadge>
            ),
          },
          {
            term: outbox.lastContact,
            value:
              status.lastContactAt === undefined
                ? outbox.never
                : instantText(locale, status.lastContactAt),
          },
        ]}
      />
      {needsSomebody.includes(status.line) ? (
        <div className={styles.needs}>
          <Notice
            tone={lineTone(status.line)}
            live="status"
            title={words.line[status.line]}
            lines={[outbox.lineHelp[status.line]]}
          />
        </div>
      ) : (
        <p className={styles.help}>{outbox.lineHelp[status.line]}</p>
      )}
      {isLimited(status.traffic) && (
        <p className={styles.help}>
          {trafficWords(messages, status.traffic).join(trace.sentenceEnd)}
        </p>
      )}
      <p className={styles.help}>{outbox.safe}</p>
      {status.platform !== undefined && (
        <PauseButton name={status.platform.name} paused={status.line === 'paused'} />
      )}
    </Panel>
  );
}
