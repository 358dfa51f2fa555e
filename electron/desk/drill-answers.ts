/** What the pretended platform of a drill says: through the real commands, by an actor whose name says that it is practice. */
import type { AppError } from '../../shared/domain/app-error';
import { beijingDate } from '../../shared/domain/beijing-time';
import type { Case } from '../../shared/domain/case';
import type { Actor, MainCommand } from '../../shared/domain/command';
import { correctionDeadline } from '../../shared/domain/deadline';
import type { Decision, Receipt } from '../../shared/domain/delivery';
import { reviewSteps } from '../../shared/domain/delivery';
import type { DrillAnswer } from '../../shared/domain/drill';
import { drillWord } from '../../shared/domain/drill';
import type { Instant } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { assertNever, err } from '../../shared/domain/result';
import { receiptSigningText } from '../../shared/protocol/canonical-json';
import { newId } from '../new-id';
import { signEd25519 } from '../sync/ed25519';
import type { Station } from './station';
import type { StationFacts } from './station-facts';

const pretended: Actor = { id: 'drill', name: drillWord, role: 'platform' };

/** Gives one answer to a submitted case; a real station answers `onlyInDrill`, whoever asks. */
export async function answerAsPlatform(
  { desk, facts }: Pick<Station, 'desk' | 'facts'>,
  { caseId, answer }: { readonly caseId: string; readonly answer: DrillAnswer },
  now: () => Instant,
): Promise<Result<{ seq: number }, AppError>> {
  if (!facts().drill) return err({ kind: 'onlyInDrill' });
  const found = await desk.find(caseId);
  if (!found.ok) return found;
  if (found.value === undefined) return err({ kind: 'caseUnknown' });
  const command = commandFor(found.value, answer, facts(), now());
  if (command === undefined) {
    const name = answer === 'receipt' ? 'recordReceipt' : 'recordDecision';
    return err({ kind: 'notAllowedInState', command: name, state: found.value.state });
  }
  return desk.execute(command, pretended);
}

/** Submits a family of the samples for who loads them: it stands in their name and counts as nobody's practice. */
export function submitSample(
  { desk, facts, practice, actor }: Pick<Station, 'desk' | 'facts' | 'practice' | 'actor'>,
  caseId: string,
): Promise<Result<{ seq: number }, AppError>> {
  if (!facts().drill) return Promise.resolve(err({ kind: 'onlyInDrill' }));
  practice.leaveOut(caseId);
  return desk.execute({ name: 'submitCase', caseId }, actor);
}

/** The command of an answer, or nothing while a platform could not say such a thing yet. */
function commandFor(
  current: Case,
  answer: DrillAnswer,
  facts: StationFacts,
  at: Instant,
): MainCommand | undefined {
  const { id: caseId, outbox } = current;
  if (answer === 'receipt') {
    return outbox?.state === 'queued'
      ? {
          name: 'recordReceipt',
          caseId,
          entryId: outbox.id,
          receipt: receiptFor(current, facts, at),
        }
      : undefined;
  }
  const underReview = current.state === 'received' || current.state === 'underReview';
  if (!underReview) return undefined;
  const changeId = newId();
  if (answer !== 'reviewPassed') {
    return {
      name: 'recordDecision',
      caseId,
      changeId,
      decision: decisionFor(current, answer, facts, at),
    };
  }
  const step = reviewSteps.find((one) => current.review.every((taken) => taken.step !== one));
  if (step === undefined) return undefined;
  const note = `${drillWord}：模拟的审核意见`;
  return { name: 'recordReviewStep', caseId, changeId, step: { step, passed: true, note, at } };
}

/** Signed by the drill's own key, which no real station takes for a platform's. */
function receiptFor(
  { id, revision, outbox, caseNumber }: Case,
  { signingKey, stationCode }: StationFacts,
  at: Instant,
): Receipt {
  const said = {
    caseId: id,
    revision,
    manifestSha256: outbox?.submission.sha256 ?? '',
    matterNumber: `${drillWord}-${caseNumber ?? ''}`,
    receivedAt: at,
    keyId: `${drillWord}-${stationCode}`,
  };
  return { ...said, signature: signEd25519(receiptSigningText(said), signingKey) };
}

function decisionFor(
  { season, documents }: Case,
  outcome: Extract<DrillAnswer, Decision['outcome']>,
  { school }: StationFacts,
  at: Instant,
): Decision {
  const base = { outcome, at, reasonCode: '', reason: '', legalBasis: '', remedy: '' };
  switch (outcome) {
    case 'accepted':
      return {
        ...base,
        school: {
          name: school,
          address: `${drillWord}：模拟的报到地点`,
          reportFrom: `${season}-08-29`,
          reportTo: `${season}-08-30`,
        },
      };
    case 'correction': {
      const [first] = documents;
      const papers =
        first === undefined
          ? []
          : [{ requirementId: first.requirementId, reason: '照片不够清楚，请重新拍摄' }];
      return {
        ...base,
        reasonCode: 'DRILL-1',
        reason: `${drillWord}：请按提示补正`,
        correction: {
          deadline: correctionDeadline(beijingDate(at)).day,
          fields: [{ key: 'guardian1.phone', reason: '打不通，请向家长核对' }],
          documents: papers,
        },
      };
    }
    case 'refused':
      return {
        ...base,
        reasonCode: 'DRILL-2',
        reason: `${drillWord}：模拟的不予受理`,
        legalBasis: `${drillWord}：模拟的依据`,
        remedy: `${drillWord}：模拟的救济途径`,
      };
    default:
      return assertNever(outcome);
  }
}
