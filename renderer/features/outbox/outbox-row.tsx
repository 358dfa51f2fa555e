/** One case on its way to the platform, in words. */
import { useEffect, useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { isDisputed } from '../../../shared/domain/desk-standing';
import { openRedecision } from '../../../shared/domain/redecision';
import { isKeptBack } from '../../../shared/domain/evolve-sending';
import { noPlatform } from '../../../shared/domain/platform-route';
import { fieldText } from '../../../shared/domain/form';
import type { Messages } from '../../../shared/i18n/messages';
import { clockText } from '../../../shared/i18n/traffic-words';
import type { EntryProgress, SyncStatus } from '../../../shared/ipc/contract';
import { useCase } from '../../db/queries';
import { megabytes } from '../../size-text';
import { Button } from '../../ui/action/button';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { CompareButton } from '../conflict/compare-button';
import { useMessages } from '../language/messages-context';
import { shownName } from '../language/rare-characters';
import { givenUpFor, platformNamed, platformOf } from '../platforms/takes-case';
import { useNavigation } from '../shell/route';
import { EntryBelow } from './entry-below';
import { EntryWays } from './entry-ways';
import styles from './outbox.module.css';
import { PacedProgress } from '../progress/paced-progress';

/** Who, which submission, how far or why not, and the way to it. */
export function OutboxRow(props: {
  readonly caseId: string;
  readonly status: SyncStatus | undefined;
  /** Number of the courier package that it is under way in. */
  readonly inPackage: number | undefined;
}) {
  const { casePage, courier, home, outbox, platforms } = useMessages();
  const { go } = useNavigation();
  const current = useCase(props.caseId);
  if (current === undefined || current === null) return null;
  const name = fieldText(current.form, 'child.name');
  const takenBy = props.status && platformNamed(props.status, current.platform);
  return (
    <li className={styles.row}>
      <div className={styles.who}>
        <span className={styles.name}>{shownName({ home }, name)}</span>
        <span className={styles.quiet}>
          {`${current.caseNumber ?? ''} · ${casePage.submission(current.revision)}`}
        </span>
      </div>
      <div className={styles.how}>
        {current.platform === noPlatform ? (
          <Unrouted />
        ) : (
          <Journey current={current} status={props.status} />
        )}
        {takenBy !== undefined && (
          <span className={styles.quiet}>{platforms.takenBy(takenBy)}</span>
        )}
        {props.inPackage !== undefined && (
          <StatusBadge tone="info">{courier.inPackage(props.inPackage)}</StatusBadge>
        )}
      </div>
      <span className={styles.actions}>
        {current.outbox?.state === 'queued' && current.platform !== noPlatform && (
          <EntryWays
            current={current}
            entry={current.outbox}
            of={name}
            isGone={givenUpFor(props.status, current.platform) !== undefined}
          />
        )}
        <Button
          size="small"
          accessibleName={`${outbox.open} ${name}`}
          onPress={() => go({ room: 'case', caseId: current.id })}
        >
          {outbox.open}
        </Button>
      </span>
      <EntryBelow current={current} of={name} />
    </li>
  );
}

function Unrouted() {
  const { platforms: words } = useMessages();
  return <StatusBadge tone="warning">{words.noneTakes}</StatusBadge>;
}

function Journey(props: { readonly current: Case; readonly status: SyncStatus | undefined }) {
  const { deskDecision, drill, outbox, platforms, verification, words } = useMessages();
  const line = lineTo(props.status, props.current.platform);
  const entry = props.current.outbox;
  const gone = givenUpFor(props.status, props.current.platform);
  const progress = props.status?.progress.find(({ entryId }) => entryId === entry?.id);
  switch (entry?.state) {
    case undefined:
    case 'delivered':
      if (props.current.state === 'correctionAsked') {
        const { denied } = props.current;
        return (
          <StatusBadge tone="warning">
            {denied === undefined ? outbox.returned : verification.late.badge}
          </StatusBadge>
        );
      }
      return isDisputed(props.current) ? (
        <StatusBadge tone="danger">
          {openRedecision(props.current) === undefined
            ? deskDecision.disputeTitle
            : deskDecision.later.title}
        </StatusBadge>
      ) : null;
    case 'held':
      return (
        <StatusBadge tone="danger">
          {outbox.held(words.heldReasons[entry.reason].reason)}
        </StatusBadge>
      );
    case 'conflicted':
      // There is nobody to compare with any more.
      if (gone !== undefined) return <Gone platform={gone} />;
      return (
        <>
          <StatusBadge tone="danger">{outbox.conflicted}</StatusBadge>
          <CompareButton current={props.current} small />
        </>
      );
    case 'queued':
      if (isKeptBack(props.current)) return <KeptBack entry={entry} />;
      if (gone !== undefined) return <Gone platform={gone} />;
      return progress === undefined ? (
        <>
          <StatusBadge tone="neutral">{words.states.queued.name}</StatusBadge>
          {entry.first !== undefined && <StatusBadge tone="info">{outbox.isFirst}</StatusBadge>}
          <span className={styles.quiet}>
            {line === 'drill'
              ? drill.queued
              : line === 'paused'
                ? platforms.pausedEntry
                : line === 'online'
                  ? outbox.queued
                  : outbox.queuedOffline}
          </span>
        </>
      ) : (
        <Progress progress={progress} traffic={props.status?.traffic} />
      );
  }
}

function Gone({ platform }: { readonly platform: string }) {
  const { ends } = useMessages().platforms;
  return (
    <>
      <StatusBadge tone="warning">{ends.entry(platform)}</StatusBadge>
      <span className={styles.quiet}>{ends.entryDetail}</span>
    </>
  );
}

function KeptBack({
  entry: { keptBack },
}: {
  readonly entry: Extract<NonNullable<Case['outbox']>, { state: 'queued' }>;
}) {
  const { outbox } = useMessages();
  return (
    <>
      <StatusBadge tone="warning">{outbox.keptBack(keptBack?.reason ?? '')}</StatusBadge>
      <span className={styles.quiet}>{outbox.keptBackDetail}</span>
    </>
  );
}

function Progress({
  progress,
  traffic,
}: Pick<SyncStatus, 'traffic'> & {
  readonly progress: EntryProgress;
}) {
  const { outbox } = useMessages();
  if (progress.phase === 'waiting' && progress.reason === 'offPeak') {
    return <PutOff traffic={traffic} />;
  }
  if (progress.phase === 'waiting' && progress.reason === 'earlierFirst') {
    return (
      <>
        <StatusBadge tone="info">{outbox.waiting(outbox.waitReasons.earlierFirst)}</StatusBadge>
        <span className={styles.quiet}>{outbox.earlierFirstDetail}</span>
      </>
    );
  }
  if (progress.phase === 'waiting') return <Waiting progress={progress} />;
  const { part, parts, sentBytes, totalBytes } = progress;
  return (
    <div className={styles.bar}>
      <PacedProgress
        label={part === 0 ? outbox.handingOver : outbox.part(part, parts)}
        done={sentBytes}
        total={totalBytes}
        count={`${megabytes(sentBytes)} / ${megabytes(totalBytes)}`}
        amount={megabytes}
      />
    </div>
  );
}

/** Names the hour, which is sure, and not how long the engine sleeps until it looks at the clock again. */
function PutOff({ traffic }: Pick<SyncStatus, 'traffic'>) {
  const { outbox, traffic: words } = useMessages();
  const from = traffic?.filesBetween?.from;
  return (
    <>
      <StatusBadge tone="info">
        {from === undefined ? outbox.queued : words.putOff(clockText(from))}
      </StatusBadge>
      <span className={styles.quiet}>{words.putOffDetail}</span>
    </>
  );
}

/** The line to the platform that takes a case. */
function lineTo(status: SyncStatus | undefined, platform: string | undefined) {
  return (status && platformOf(status, platform))?.line ?? status?.line;
}

function Waiting(props: { readonly progress: Extract<EntryProgress, { phase: 'waiting' }> }) {
  const { outbox } = useMessages();
  const { reason, retryAt, attempts } = props.progress;
  const seconds = useSecondsUntil(retryAt);
  const known: Readonly<Record<string, string | undefined>> = outbox.waitReasons;
  return (
    <>
      <StatusBadge tone="warning">
        {outbox.waiting(known[reason] ?? outbox.waitReasons.platformFailed)}
      </StatusBadge>
      <span className={styles.quiet} role="timer">
        {[
          seconds > 0 ? outbox.retryIn(spanText(outbox, seconds)) : outbox.retrySoon,
          ...(attempts > 0 ? [outbox.attempts(attempts)] : []),
        ].join(' · ')}
      </span>
    </>
  );
}

function useSecondsUntil(instant: string): number {
  const until = Date.parse(instant);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((until - now) / 1_000));
}

function spanText(outbox: Messages['outbox'], seconds: number): string {
  return seconds < 60
    ? outbox.seconds(seconds)
    : outbox.minutes(Math.floor(seconds / 60), seconds % 60);
}
