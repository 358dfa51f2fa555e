/** What the screen is told about the line: the last thing that both loops saw of it. */
import type { SyncStatus } from '../ipc/contract';
import type { Instant } from '../domain/ids';
import { assertNever } from '../domain/result';
import type { WaitReason } from './outbox';
import type { TakenCount } from './taken-count';

export type Line = SyncStatus['line'];

/** The line as a wait reason shows it; trouble on this side of it says nothing about it. */
export function lineOf(reason: WaitReason, before: Line): Line {
  switch (reason) {
    case 'platformBusy':
    case 'platformFailed':
    case 'platformNonsense':
      return 'platformTrouble';
    case 'offline':
    case 'captivePortal':
      return reason;
    // None of these goes by itself: each has somebody who must do something.
    case 'lineNotTrusted':
    case 'unauthorised':
    case 'stationTooOld':
    case 'platformTooOld':
    case 'logInNeeded':
      return reason;
    case 'platformRefused':
    case 'lineSpoils':
    case 'earlierFirst':
    case 'offPeak':
      return 'online';
    case 'storageTrouble':
    case 'internal':
      return before;
    default:
      return assertNever(reason);
  }
}

/** What both loops know of the platform. */
export type Known = { readonly line: LineState; readonly taken: TakenCount };

/** Kept by the engine, written by both loops. */
export class LineState {
  line: Line = 'unknown';
  lastContactAt: Instant | undefined;

  /** The platform answered something that was understood. */
  heard(at: Instant): void {
    this.line = 'online';
    this.lastContactAt = at;
  }

  troubled(reason: WaitReason): void {
    this.line = lineOf(reason, this.line);
  }
}
