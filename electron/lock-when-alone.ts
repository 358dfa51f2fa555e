/** Locks the station when nobody is at the computer: left alone, put to sleep, or its session locked. */
import { powerMonitor } from 'electron';
import type { IdleWatch } from './idle-watch';
import { createIdleWatch } from './idle-watch';

const idleLockSeconds = 300;

/** From now on; answers what has to be called whenever somebody used the desk's window, or only the second screen. */
export function lockWhenAlone(
  lock: (why: 'idle' | 'suspend' | 'session') => void,
  monotonicMs: () => number,
): Pick<IdleWatch, 'touched' | 'touchedElsewhere'> {
  const idle = createIdleWatch({
    limitSeconds: idleLockSeconds,
    monotonicMs,
    systemSeconds: () => powerMonitor.getSystemIdleTime(),
  });
  setInterval(() => {
    if (idle.isIdle()) lock('idle');
  }, 5_000);
  powerMonitor.on('suspend', () => lock('suspend'));
  powerMonitor.on('lock-screen', () => lock('session'));
  return idle;
}
