/** In words: what is settled of platforms, of the numbers they gave, and of the policy packs that they send. */
import { assertNever } from '../domain/result';
import type { StationEvent } from '../ledger/station-event';
import type { Messages } from './messages';
import { trafficWords } from './traffic-words';

type LineEvent = Extract<
  StationEvent,
  {
    type:
      | 'policyPackCame'
      | 'policyPackSetAside'
      | 'policyPackInstalled'
      | 'trafficRuled'
      | 'routingRuled'
      | 'sendingPaused'
      | 'platformMoved'
      | 'platformGivenUp'
      | 'owedMoved'
      | 'numbersVoided';
  }
>;

/** A line of the trail. */
export function lineTraceWords(messages: Messages, event: LineEvent): string {
  const { events: say } = messages.audit;
  const { trail } = messages.platforms;
  switch (event.type) {
    case 'policyPackCame': {
      const { title, version, from, refused } = event;
      return refused === undefined
        ? say.policyPackCame(title, version, from)
        : say.policyPackTurnedDown(title, version, from) + messages.policy.line.refusals[refused];
    }
    case 'policyPackSetAside':
      return say.policyPackSetAside(event.title, event.version, event.reason);
    case 'policyPackInstalled':
      return say.policyPackInstalled(event.title, event.version, event.reason);
    case 'trafficRuled':
      return say.trafficRuled(trafficWords(messages, event.rules).join(messages.trace.sentenceEnd));
    case 'routingRuled':
      return trail.ruled(String(event.routing.rules.length));
    case 'sendingPaused':
      return trail[event.paused ? 'paused' : 'resumed'](event.name);
    case 'platformMoved':
      return trail.moved(event.name, event.from, event.to);
    case 'platformGivenUp': {
      const { name, reason, unsent, unanswered } = event;
      return trail.givenUp(name, messages.platforms.ends.owed(unsent, unanswered), reason);
    }
    case 'owedMoved':
      return trail.owedMoved(
        event.from,
        event.to,
        messages.platforms.ends.owedDone(event.moved, event.stayed),
      );
    case 'numbersVoided':
      return say.numbersVoided(String(event.from), String(event.to));
    default:
      return assertNever(event);
  }
}
