/** Room on the disk and age of the back-up, in the top bar. */
import { useEffect, useState } from 'react';
import type { BackupStatus } from '../../../shared/ipc/calls/backup';
import type { DiskStatus } from '../../../shared/ipc/calls/disk';
import type { Messages } from '../../../shared/i18n/messages';
import { Gauge } from '../../ui/feedback/gauge';
import type { Tone } from '../../ui/feedback/tone';
import { SaveIcon } from '../../ui/icon/action-icons';
import { DiskIcon } from '../../ui/icon/thing-icons';
import { useMessages } from '../language/messages-context';
import { useStanding } from './standing';

const minuteMs = 60_000;

/** Two figures that stand still on every screen. */
export function StorageGauges() {
  const { backup: words } = useMessages();
  const { disk, backup } = useStanding();
  const nowMs = useMinute();
  return (
    <>
      {disk !== undefined && (
        <Gauge
          icon={<DiskIcon />}
          label={words.disk}
          value={diskText(words, disk)}
          level={disk.totalBytes > 0 ? 1 - disk.freeBytes / disk.totalBytes : undefined}
          tone={diskTone(disk)}
        />
      )}
      {backup !== undefined && (
        <Gauge
          icon={<SaveIcon />}
          label={words.gauge}
          value={backupText(words, backup, nowMs)}
          tone={backupTone(backup)}
        />
      )}
    </>
  );
}

/** The tone that the disk has everywhere. */
export function diskTone({ level, folder }: DiskStatus): Tone {
  if (folder !== 'fine' || level === 'full' || level === 'tight') return 'danger';
  return level === 'low' ? 'warning' : 'success';
}

function diskText(words: Messages['backup'], { folder, level, freeBytes }: DiskStatus): string {
  if (folder === 'gone') return words.diskGone;
  if (folder === 'readOnly') return words.diskReadOnly;
  return level === 'full' || level === 'tight'
    ? words.diskLevels[level]
    : words.diskFree(freeBytes);
}

/** The tone that the back-up has everywhere. */
export function backupTone({ trouble, last, running, place }: BackupStatus): Tone {
  if (running === 'backup') return 'info';
  if (trouble !== undefined) return 'warning';
  return last === undefined || place.sameDisk ? 'neutral' : 'success';
}

function backupText(
  words: Messages['backup'],
  { running, trouble, last }: BackupStatus,
  nowMs: number,
): string {
  if (running === 'backup') return words.gaugeRunning;
  if (trouble === 'backupFolderMissing') return words.gaugeAway;
  if (trouble !== undefined) return words.gaugeFailed;
  if (last === undefined) return words.gaugeNever;
  // A clock that was set back shows no negative age.
  const minutes = Math.max(0, Math.floor((nowMs - Date.parse(last.madeAt)) / minuteMs));
  if (minutes < 1) return words.gaugeNow;
  if (minutes < 60) return words.gaugeMinutes(minutes);
  if (minutes < 48 * 60) return words.gaugeHours(Math.floor(minutes / 60));
  return words.gaugeDays(Math.floor(minutes / 60 / 24));
}

/** The time of day, renewed often enough for an age in minutes. */
function useMinute(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), minuteMs / 4);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
