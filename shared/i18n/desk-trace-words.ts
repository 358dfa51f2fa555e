/** What a desk decided by itself and what became of it, and a platform that decides anew, in words for the traces 办理痕迹. */
import type { CaseEvent } from '../domain/case';
import { assertNever } from '../domain/result';
import type { Messages } from './messages';

type DeskEvent = Extract<
  CaseEvent,
  {
    type:
      | 'decisionChanged'
      | 'decisionPassedOver'
      | 'decidedAtDesk'
      | 'decisionConfirmed'
      | 'decisionDisputed'
      | 'disagreementSettled'
      | 'deskReportQueued'
      | 'deskReportDelivered'
      | 'deskReportRefused';
  }
>;

/** One such event as a sentence. */
export function deskTraceWords(
  { trace, words }: Pick<Messages, 'trace' | 'words'>,
  event: DeskEvent,
): string {
  switch (event.type) {
    case 'decisionChanged':
      return trace.decisionChanged(words.outcomes[event.decision.outcome]);
    case 'decisionPassedOver': {
      const { revision, decision } = event;
      return trace.decisionPassedOver(String(revision), words.outcomes[decision.outcome]);
    }
    case 'decidedAtDesk': {
      const { decision, place } = event.desk;
      const said = trace.decidedAtDesk(words.outcomes[decision.outcome]);
      if (place === undefined) return said;
      return said + trace.decidedWithPlace(place.quotaId, String(place.place));
    }
    case 'decisionConfirmed':
      return trace.decisionConfirmed(words.outcomes[event.decision.outcome]);
    case 'decisionDisputed':
      return trace.decisionDisputed(words.outcomes[event.decision.outcome]);
    case 'disagreementSettled': {
      const { settled, givenBack } = event;
      if (settled.choice === 'object') return trace.disagreementObjected(settled.reason);
      const said = trace.disagreementAccepted(settled.reason);
      if (givenBack === undefined) return said;
      return said + trace.placeGivenBack(givenBack.quotaId, String(givenBack.place));
    }
    case 'deskReportQueued':
      return trace.deskReportQueued();
    case 'deskReportDelivered':
      return trace.deskReportDelivered();
    case 'deskReportRefused':
      return trace.deskReportRefused();
    default:
      return assertNever(event);
  }
}
