/** 备份与恢复 in the settings: where it goes, how it stands, one now, and the rehearsal. */
import type { BackupStatus } from '../../../shared/ipc/calls/backup';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { DescriptionList } from '../../ui/data/description-list';
import { Notice } from '../../ui/feedback/notice';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { useToast } from '../../ui/feedback/toast';
import { SaveIcon } from '../../ui/icon/action-icons';
import { FolderIcon } from '../../ui/icon/thing-icons';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { instantText } from '../language/dates';
import { useMessages } from '../language/messages-context';
import { useLook } from '../look/look-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './backup.module.css';
import { backupTone } from './gauges';
import { JobProgress } from './job-progress';
import { useStanding } from './standing';

/** Nothing until main has answered. */
export function BackupSection() {
  const { backup: words } = useMessages();
  const { session } = useSession();
  const { backup } = useStanding();
  if (backup === undefined) return null;
  const { trouble, isBehind, last, place, rehearsal, uncleared = [], asides = [] } = backup;
  const isAdmin = session.operator.role === 'admin';
  return (
    <Section
      title={words.title}
      status={
        <StatusBadge tone={backupTone(backup)}>
          {trouble === 'backupFolderMissing'
            ? words.gaugeAway
            : trouble !== undefined
              ? words.gaugeFailed
              : isBehind || last === undefined
                ? words.isBehind
                : words.upToDate}
        </StatusBadge>
      }
    >
      <Panel>
        <div className={styles.stack}>
          <p className={styles.quiet}>{words.explain}</p>
          {place.sameDisk && (
            <Notice
              tone="warning"
              live="off"
              title={words.sameDiskTitle}
              lines={words.sameDiskLines}
            />
          )}
          {trouble !== undefined && <ErrorNotice error={{ kind: trouble }} />}
          {rehearsal !== undefined && rehearsal.outcome !== 'whole' && (
            <Notice tone="danger" live="off" title={words.badBackup} lines={words.badLines} />
          )}
          {uncleared.length > 0 && (
            <Notice
              tone="warning"
              live="off"
              title={words.unclearedTitle}
              lines={[...uncleared, words.unclearedHelp]}
            />
          )}
          {asides.length > 0 && (
            <Notice
              tone="warning"
              live="off"
              title={words.asideTitle}
              lines={[...asides, words.asideHelp]}
            />
          )}
          <Facts backup={backup} />
          {isAdmin ? (
            <Actions backup={backup} />
          ) : (
            <p className={styles.quiet}>{words.adminOnly}</p>
          )}
        </div>
      </Panel>
    </Section>
  );
}

function Facts({ backup: { place, last, rehearsal } }: { readonly backup: BackupStatus }) {
  const { backup: words } = useMessages();
  const { look } = useLook();
  const when = (instant: string) => instantText(look.locale, instant);
  const rehearsed =
    rehearsal === undefined
      ? words.rehearsedNever
      : rehearsal.outcome === 'whole'
        ? words.rehearsedWhole(when(rehearsal.at))
        : words.rehearsedBad(when(rehearsal.at));
  return (
    <DescriptionList
      columns={2}
      items={[
        { term: words.place, value: place.kind === 'beside' ? words.beside : place.folder },
        { term: words.lastMade, value: last === undefined ? words.never : when(last.madeAt) },
        ...(last === undefined
          ? []
          : [
              {
                term: words.contents,
                value: words.contentsOf(last.cases, last.files, last.bytes),
              },
            ]),
        { term: words.rehearsed, value: rehearsed },
      ]}
    />
  );
}

function Actions({ backup }: { readonly backup: BackupStatus }) {
  const { backup: words } = useMessages();
  const { bridge } = useSession();
  const toast = useToast();
  const call = useCall();
  const { running, progress, last } = backup;
  const isBusy = running !== undefined || call.pending;
  const backUp = async () => {
    const done = await call.run(() => bridge.backup.backUpNow(undefined));
    if (done !== undefined) toast({ tone: 'success', title: words.made }, 'backup');
  };
  const rehearse = async () => {
    const done = await call.run(() => bridge.backup.rehearse(undefined));
    if (done !== undefined) toast({ tone: 'success', title: words.rehearsedToast }, 'backup');
  };
  // What the status says of the same failure stands above already.
  const error = call.error?.kind === backup.trouble ? undefined : call.error;
  return (
    <>
      <ErrorNotice error={error} />
      {running !== undefined && (
        <JobProgress
          label={running === 'backup' ? words.backingUp : words.rehearsing}
          progress={progress}
          actions={
            running === 'rehearsal' && (
              <Button size="small" onPress={() => void bridge.backup.stopRehearsal(undefined)}>
                {words.stop}
              </Button>
            )
          }
        />
      )}
      <div className={styles.actions}>
        <Button
          variant="primary"
          icon={<SaveIcon />}
          disabled={isBusy}
          onPress={() => void backUp()}
        >
          {words.now}
        </Button>
        <Button
          icon={<FolderIcon />}
          disabled={isBusy}
          onPress={() => void call.run(() => bridge.backup.chooseFolder(undefined))}
        >
          {words.choose}
        </Button>
        <Button disabled={isBusy || last === undefined} onPress={() => void rehearse()}>
          {words.rehearse}
        </Button>
      </div>
      <p className={styles.quiet}>{words.rehearseExplain}</p>
    </>
  );
}
