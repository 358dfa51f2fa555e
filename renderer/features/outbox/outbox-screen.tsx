/** 待传: what waits for the platform, why, and until when. */
import { spanWords } from '../../../shared/i18n/station-trace-words';
import { isLimited, trafficWords } from '../../../shared/i18n/traffic-words';
import type { SyncStatus } from '../../../shared/ipc/contract';
import { useCaseList } from '../../db/queries';
import { useSession } from '../../session/session-provider';
import { useListViewed } from '../../session/viewed';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { DescriptionList } from '../../ui/data/description-list';
import { EmptyState } from '../../ui/feedback/empty-state';
import { Notice } from '../../ui/feedback/notice';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { SendIcon } from '../../ui/icon/action-icons';
import { OutboxIcon, SettingsIcon } from '../../ui/icon/thing-icons';
import { Panel } from '../../ui/layout/panel';
import { Screen } from '../../ui/layout/screen';
import { Section, SectionStack } from '../../ui/layout/section';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { lineTone } from '../shell/line-gauge';
import { useLine } from '../shell/line-status';
import { useNavigation } from '../shell/route';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { CourierSection } from './courier-section';
import { OutboxRow } from './outbox-row';
import { ReckoningSection } from './reckoning-section';
import { useCourier } from './use-courier';
import styles from './outbox.module.css';

const unsentStates = ['held', 'conflicted', 'queued'] as const;

/** F9 tries now. */
export function OutboxScreen() {
  const { drill, outbox } = useMessages();
  const { bridge, session } = useSession();
  const { status, tell } = useLine();
  const list = useCaseList({ states: unsentStates });
  useListViewed('outbox');
  const call = useCall();
  const courier = useCourier(status?.unsent);
  const { go } = useNavigation();
  const paired = status !== undefined && status.line !== 'notPaired' && !session.drill;
  const send = async () => {
    const done = await call.run(() => bridge.sync.sendNow({}));
    if (done !== undefined) tell(done.value);
  };
  useShortcut('F9', () => void send(), paired);
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
        {status?.clockOffMs !== undefined && <ClockNotice offMs={status.clockOffMs} />}
        {session.drill ? (
          <Notice tone="info" live="off" title={drill.outboxTitle} lines={[drill.outboxLine]} />
        ) : (
          status !== undefined && <PlatformLine status={status} />
        )}
        <Section title={outbox.entries}>
          <Panel padding="flush">
            {list.rows.length === 0 && !list.isLoading ? (
              <EmptyState
                icon={<OutboxIcon />}
                title={session.drill ? drill.outboxEmpty : outbox.empty}
                detail={session.drill ? drill.outboxEmptyDetail : outbox.emptyDetail}
              />
            ) : (
              <ul className={styles.rows} aria-label={outbox.entries}>
                {list.rows.map((row) => (
                  <OutboxRow
                    key={row.id}
                    caseId={row.id}
                    status={status}
                    inPackage={courier.packageOf(row.id)}
                  />
                ))}
              </ul>
            )}
          </Panel>
          {list.hasMore && <Button onPress={list.loadMore}>{outbox.more}</Button>}
        </Section>
        {paired && <CourierSection courier={courier} />}
        {paired && <ReckoningSection />}
      </SectionStack>
    </Screen>
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
      <p className={styles.help}>{outbox.lineHelp[status.line]}</p>
      {isLimited(status.traffic) && (
        <p className={styles.help}>
          {trafficWords(messages, status.traffic).join(trace.sentenceEnd)}
        </p>
      )}
      <p className={styles.help}>{outbox.safe}</p>
    </Panel>
  );
}
