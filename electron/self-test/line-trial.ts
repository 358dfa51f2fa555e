/** Tries the line to each platform, and holds this computer's clock and time zone against what is known. */
import type { Finding, LineFault } from '../../shared/self-test/finding';
import { tellableOffset } from '../../shared/sync/clock-offset';
import type { NoReply } from '../../shared/sync/reply';
import type { ClockState } from '../desk/audit-clock';

/** What one platform answered, when it was asked just now. */
export type Reached = {
  readonly platform: string;
} & (
  | {
      readonly answered: true;
      readonly ms: number;
      /** This computer's clock less the platform's, in milliseconds. */
      readonly offMs: number;
    }
  | { readonly answered: false; readonly no: NoReply }
);

/** The platforms as findings; none where the station is not paired. */
export function lineFindings(reached: readonly Reached[]): Finding[] {
  if (reached.length === 0) return [{ kind: 'platformNone' }];
  return reached.map((one): Finding => {
    const platform = one.platform.slice(0, 100);
    return one.answered
      ? { kind: 'platformReached', platform, ms: one.ms }
      : { kind: 'platformNotReached', platform, why: faultOf(one.no) };
  });
}

function faultOf(no: NoReply): LineFault {
  switch (no.kind) {
    case 'noLine':
      if (no.trouble === 'notLoggedIn') return 'logInNeeded';
      if (no.trouble === 'tooLarge') return 'nonsense';
      return no.trouble === 'notTrusted' || no.trouble === 'addressInvalid'
        ? no.trouble
        : 'unreachable';
    case 'captivePortal':
    case 'busy':
    case 'unauthorised':
    case 'stationTooOld':
    case 'platformTooOld':
    case 'nonsense':
      return no.kind;
    case 'platformFailed':
    case 'refused':
      return 'failed';
  }
}

const chinaMinutes = 8 * 60;

/**
 * The clock against every platform that answered just now, and against the record. `offsetMinutes`: of the time zone,
 * east of Greenwich.
 */
export function clockFindings(
  reached: readonly Reached[],
  behind: ClockState,
  offsetMinutes: number,
): Finding[] {
  const found: Finding[] = [];
  if (behind !== undefined) found.push({ kind: 'clockBehind', behindMs: behind.behindMs });
  for (const one of reached) {
    if (!one.answered) continue;
    const kind = tellableOffset(one.offMs) === undefined ? 'clockRight' : 'clockOff';
    found.push({ kind, platform: one.platform.slice(0, 100), offMs: one.offMs });
  }
  if (found.length === 0) found.push({ kind: 'clockUnproved' });
  found.push(
    offsetMinutes === chinaMinutes ? { kind: 'zoneChina' } : { kind: 'zoneOther', offsetMinutes },
  );
  return found;
}
