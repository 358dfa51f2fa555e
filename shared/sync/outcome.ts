/** What an answer that was not hoped for means: for one entry, or for the whole engine. */
import type { HeldReason } from '../domain/delivery';
import { assertNever } from '../domain/result';
import type { OutboxEvent, WaitReason } from './outbox';
import type { LineTrouble } from './ports';
import { refusalText } from './reply';
import type { NoReply, Refusal } from './reply';

/** How a turn of an entry ended. `pause` concerns every entry; `retryAfterMs` is what the platform asked for. */
export type Outcome =
  | { readonly kind: 'event'; readonly event: OutboxEvent }
  | {
      readonly kind: 'pause';
      readonly reason: WaitReason;
      readonly retryAfterMs?: number | undefined;
    }
  | { readonly kind: 'cancelled' };

/** An entry's turn that ends with this event. */
export function ends(event: OutboxEvent): Outcome {
  return { kind: 'event', event };
}

/** Why there was no line, as something to wait for; `undefined` when we stopped ourselves. */
export function lineWait(trouble: LineTrouble): WaitReason | undefined {
  switch (trouble) {
    case 'cancelled':
      return undefined;
    case 'notTrusted':
      return 'lineNotTrusted';
    case 'notLoggedIn':
      return 'logInNeeded';
    case 'tooLarge':
      return 'platformNonsense';
    case 'unreachable':
    case 'reset':
    case 'timedOut':
    case 'truncated':
    case 'addressInvalid':
      return 'offline';
    default:
      return assertNever(trouble);
  }
}

/** What a failed request of an entry's turn means. */
export function outcomeOf(reply: NoReply): Outcome {
  switch (reply.kind) {
    case 'noLine': {
      const reason = lineWait(reply.trouble);
      if (reason === undefined) return { kind: 'cancelled' };
      if (reason === 'platformNonsense') return ends({ type: 'troubled', reason });
      return { kind: 'pause', reason };
    }
    case 'captivePortal':
      return { kind: 'pause', reason: 'captivePortal' };
    case 'busy':
      return { kind: 'pause', reason: 'platformBusy', retryAfterMs: reply.retryAfterMs };
    case 'unauthorised':
      return { kind: 'pause', reason: 'unauthorised' };
    case 'stationTooOld':
      return { kind: 'pause', reason: 'stationTooOld' };
    case 'platformTooOld':
      return { kind: 'pause', reason: 'platformTooOld' };
    case 'platformFailed':
      return ends({ type: 'troubled', reason: 'platformFailed' });
    case 'nonsense':
      return ends({ type: 'troubled', reason: 'platformNonsense' });
    case 'refused':
      return ends(refusalEvent(reply));
    default:
      return assertNever(reply);
  }
}

/** Whether the next turn may go on where this one ended: nothing but the line, or the turn of others, came between. */
export function isGoneOnWith(outcome: Outcome): boolean {
  if (outcome.kind === 'pause') return outcome.reason === 'offline';
  return (
    outcome.kind === 'event' &&
    (outcome.event.type === 'turnOver' || outcome.event.type === 'putOff')
  );
}

type FinalNo = { readonly [problem in Refusal['problem']]?: HeldReason };

/** Problems that no second try changes. */
const finalNo: FinalNo = {
  'case-of-another-station': 'refusedByPlatform',
  'case-decided': 'refusedByPlatform',
  'drill-not-accepted': 'refusedByPlatform',
  'signature-invalid': 'refusedByPlatform',
  'invalid-request': 'refusedByPlatform',
  'request-too-large': 'refusedByPlatform',
  'file-too-large': 'fileRefused',
};

/** Whatever is neither final nor known is tried again, but not for ever. */
function refusalEvent(refusal: Refusal): OutboxEvent {
  const { problem, status, pointers } = refusal;
  const detail = refusalText(refusal);
  if (problem === 'revision-differs') {
    return { type: 'differed', differs: pointers.slice(0, 100).map((at) => at.slice(0, 120)) };
  }
  // Our own repeated chunk arrived after all: the next turn asks where to go on.
  if (problem === 'upload-offset-differs') return { type: 'troubled', reason: 'platformFailed' };
  // The line did that, not the file: it is sent until it arrives as it is.
  if (problem === 'chunk-differs') return { type: 'troubled', reason: 'lineSpoils' };
  const reason = finalNo[problem] ?? (status === 413 ? 'refusedByPlatform' : undefined);
  if (reason !== undefined) return { type: 'rejected', reason, detail, pointers };
  const heldAs = problem === 'file-differs' ? 'fileRefused' : 'attemptsExhausted';
  return { type: 'refused', heldAs, detail, pointers };
}
