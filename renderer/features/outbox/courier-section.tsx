/** 离线U盘包: what waits goes out on a stick, and the platform's answer comes in, where there is no line. */
import { useState } from 'react';
import type {
  CourierCarried,
  CourierRead,
  CourierStatus,
  CourierWritten,
} from '../../../shared/ipc/calls/courier';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { DescriptionList } from '../../ui/data/description-list';
import { Notice } from '../../ui/feedback/notice';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Checkbox } from '../../ui/field/checkbox';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { PlatformChoice } from '../platforms/platform-choice';
import { ErrorNotice } from '../trouble/error-notice';
import styles from './outbox.module.css';
import type { Courier } from './use-courier';

/** For whoever may send. */
export function CourierSection({
  courier,
  platform,
  onPlatform,
}: {
  readonly courier: Courier;
  readonly platform: string | undefined;
  readonly onPlatform: (platform: string | undefined) => void;
}) {
  const { courier: words } = useMessages();
  const { session } = useSession();
  const [again, setAgain] = useState(false);
  const { call, doing, status } = courier;
  if (session.operator.role === 'auditor') return null;
  const canWriteAgain = status !== undefined && status.underWay > 0;
  return (
    <Section title={words.title}>
      <Panel>
        <div className={styles.courier}>
          <p className={styles.help}>{words.explain}</p>
          <PlatformChoice value={platform} onChange={onPlatform} />
          {status?.ready === 'keyMissing' && (
            <Notice
              tone="warning"
              live="off"
              title={words.keyMissing}
              lines={words.keyMissingLines}
            />
          )}
          {status?.owed === true && (
            <Notice tone="warning" live="off" title={words.owed} lines={words.owedLines} />
          )}
          {status !== undefined && <Standing status={status} />}
          {canWriteAgain && (
            <Checkbox
              checked={again}
              onChange={setAgain}
              description={words.againHelp(status.underWay)}
            >
              {words.again}
            </Checkbox>
          )}
          <div className={styles.actions}>
            <Button
              disabled={status?.ready !== 'yes'}
              pending={doing === 'write'}
              onPress={() => void courier.writePackage(again && canWriteAgain)}
            >
              {words.write}
            </Button>
            <Button
              disabled={status?.ready !== 'yes'}
              pending={doing === 'read'}
              onPress={() => void courier.readAnswer()}
            >
              {words.read}
            </Button>
            <Button
              disabled={status?.ready !== 'yes'}
              pending={doing === 'carry'}
              onPress={() => void courier.carryPackage()}
            >
              {words.carry}
            </Button>
          </div>
          <p className={styles.help}>{words.carryHelp}</p>
          {doing !== undefined && courier.progress !== undefined && (
            <>
              <Going courier={courier} />
              <p className={styles.help}>{words.elsewhere}</p>
            </>
          )}
          <ErrorNotice error={call.error} />
          {courier.written !== undefined && <Written written={courier.written} />}
          {courier.read !== undefined && <Read read={courier.read} />}
          {courier.carried !== undefined && <Carried carried={courier.carried} />}
          {status !== undefined && status.packages.length > 0 && <Packages status={status} />}
        </div>
      </Panel>
    </Section>
  );
}

function Standing({ status }: { readonly status: CourierStatus }) {
  const { courier: words } = useMessages();
  return (
    <DescriptionList
      columns={2}
      items={[
        { term: words.fresh, value: words.cases(status.fresh) },
        { term: words.underWay, value: words.cases(status.underWay) },
      ]}
    />
  );
}

function Going({ courier }: { readonly courier: Courier }) {
  const { courier: words } = useMessages();
  const { doing, progress, stop } = courier;
  const { done, total } = progress ?? { done: 0, total: 0 };
  const labels = { write: words.writing, read: words.reading, carry: words.carrying };
  return (
    <ProgressBar
      label={labels[doing ?? 'read']}
      value={total > 0 ? done / total : undefined}
      count={doing === 'carry' ? words.carryProgress(done, total) : words.progress(done, total)}
      actions={
        <Button size="small" onPress={stop}>
          {words.stop}
        </Button>
      }
    />
  );
}

function Written({ written }: { readonly written: CourierWritten }) {
  const { courier: words } = useMessages();
  const { number, cases, others, again = 0, asksNumbers, fileName, left, rest } = written;
  const lines = [
    words.writtenFile(fileName),
    words.writtenNext,
    ...(again > 0 ? [words.bringsAgain(again)] : []),
    ...(others > 0 ? [words.others(others)] : []),
    ...(asksNumbers ? [words.asksNumbers] : []),
    ...(left > 0 ? [words.left(left)] : []),
    ...(rest > 0 ? [words.rest(rest)] : []),
  ];
  const tone = left > 0 || rest > 0 ? 'warning' : 'success';
  return <Notice tone={tone} title={words.written(number, cases + again)} lines={lines} />;
}

function Read({ read }: { readonly read: CourierRead }) {
  const { courier: words } = useMessages();
  const { number, delivered, stopped, waiting, already, told, changes, unclear, restored } = read;
  const { numbers = 0, places = 0, digests = 0, broughtAgain = 0 } = read;
  const lines = [
    words.delivered(delivered),
    ...(stopped > 0 ? [words.stopped(stopped)] : []),
    ...(waiting > 0 ? [words.waiting(waiting)] : []),
    ...(already > 0 ? [words.already(already)] : []),
    ...(told > 0 ? [words.told(told)] : []),
    ...(broughtAgain > 0 ? [words.broughtAgain(broughtAgain)] : []),
    words.changes(changes),
    ...(numbers > 0 ? [words.numbers(numbers)] : []),
    ...(places > 0 ? [words.places(places)] : []),
    ...(digests > 0 ? [words.digests(digests)] : []),
    ...(unclear === true ? [words.unclear] : []),
    ...(restored === true ? [words.restored] : []),
  ];
  const isOpen = stopped > 0 || waiting > 0 || unclear === true || restored === true;
  const tone = isOpen ? 'warning' : 'success';
  return <Notice tone={tone} title={words.readDone(number)} lines={lines} />;
}

function Carried({ carried }: { readonly carried: CourierCarried }) {
  const { courier: words } = useMessages();
  const { number, fileName, platform } = carried;
  const lines = [words.carriedFile(fileName), words.carriedPlatform(platform), words.carriedNext];
  return <Notice tone="success" title={words.carried(number)} lines={lines} />;
}

function Packages({ status }: { readonly status: CourierStatus }) {
  const { courier: words } = useMessages();
  const locale = useLocale();
  return (
    <div role="group" aria-label={words.packages}>
      <DescriptionList
        columns={2}
        items={status.packages.map(({ number, at, cases, answered }) => ({
          term: words.packageName(number),
          value: words.packageText(instantText(locale, at), cases),
          note: (
            <StatusBadge tone={answered ? 'success' : 'neutral'}>
              {answered ? words.answered : words.awaited}
            </StatusBadge>
          ),
        }))}
      />
    </div>
  );
}
