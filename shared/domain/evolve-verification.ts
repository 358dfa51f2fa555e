/** The fold of what departments were asked 数据核验, and of what became of it. */
import type { Case, EventOf } from './case';
import { assertNever } from './result';
import type { Verification } from './verification';
import { without } from './without';

type VerificationEvent = EventOf<
  'verificationAsked' | 'verificationAnswered' | 'verificationRefused'
>;

/** A case after one such event; an answer ends what the platform refused before. */
export function verified(current: Case, event: VerificationEvent): Case {
  const known = current.verifications ?? [];
  const edited = (id: string, edit: (asked: Verification) => Verification) =>
    known.map((one) => (one.id === id ? edit(one) : one));
  switch (event.type) {
    case 'verificationAsked':
      return { ...current, verifications: [...known, event.question] };
    case 'verificationAnswered': {
      const { verificationId, answer, changeId } = event;
      const answered = (asked: Verification) => ({ ...without(asked, 'refusal'), answer });
      const verifications = edited(verificationId, answered);
      const appliedChanges = [...current.appliedChanges, changeId];
      return { ...current, verifications, appliedChanges };
    }
    case 'verificationRefused': {
      const { verificationId, detail: refusal } = event;
      const refused = (asked: Verification) => ({ ...asked, refusal });
      return { ...current, verifications: edited(verificationId, refused) };
    }
    default:
      return assertNever(event);
  }
}
