/** The line and what waits for it, in the top bar. */
import type { SyncStatus } from '../../../shared/ipc/contract';
import { Gauge } from '../../ui/feedback/gauge';
import type { Tone } from '../../ui/feedback/tone';
import { LineIcon, OutboxIcon } from '../../ui/icon/thing-icons';
import { useMessages } from '../language/messages-context';
import { useLine } from './line-status';

/** The tone that a state of the line has everywhere. */
export function lineTone(line: SyncStatus['line']): Tone {
  switch (line) {
    case 'online':
      return 'success';
    case 'lineNotTrusted':
    case 'unauthorised':
    case 'stationTooOld':
      return 'danger';
    case 'captivePortal':
    case 'platformTooOld':
    case 'platformTrouble':
    case 'logInNeeded':
    case 'offline':
      return 'warning';
    case 'notPaired':
    case 'unknown':
    case 'paused':
    case 'drill':
      return 'neutral';
  }
}

/** Two figures that stand still on every screen. */
export function LineGauges() {
  const { platforms, shell, words } = useMessages();
  const { status } = useLine();
  const line = status?.line ?? 'unknown';
  // Of several, the one that it is about.
  const whose = status?.platforms?.filter((one) => one.line === line) ?? [];
  const isAll = whose.length === status?.platforms?.length;
  const state =
    whose[0] === undefined || isAll
      ? words.line[line]
      : platforms.lineOf(whose[0].name, words.line[line]);
  const { unsent = 0, keptBack = 0 } = status ?? {};
  return (
    <>
      <Gauge icon={<LineIcon />} label={shell.line} value={state} tone={lineTone(line)} />
      <Gauge
        icon={<OutboxIcon />}
        label={shell.unsent}
        value={
          keptBack === 0 ? shell.unsentCount(unsent) : shell.unsentBesideKept(unsent, keptBack)
        }
        tone={unsent + keptBack > 0 ? 'info' : 'neutral'}
      />
    </>
  );
}
