/** Cases in any state, opened and sent by anybody, written to a station in one entry each. */
import { v7 as uuidv7 } from 'uuid';
import type { Station } from '../../electron/desk/station';
import type { Case, CaseEvent, CaseState } from '../../shared/domain/case';
import type { Actor } from '../../shared/domain/command';
import type { Decision, Receipt } from '../../shared/domain/delivery';
import type { Form } from '../../shared/domain/form';
import { aDeskOnPaper, childOf, completeForm, fillCase, noHome } from './case-builders';

const at = '2026-08-05T00:00:00.000Z';
const someHash = 'a'.repeat(64);
const paper = { sha256: someHash, bytes: 1, pages: 1, missingGlyphs: [] };

export type Scenario = {
  readonly state: CaseState;
  /** Who opened it and, when it was submitted, sent it. */
  readonly by: Actor;
  /** In a desk state: whether it was submitted before and came back for correction. */
  readonly submitted?: boolean;
  readonly form?: Form;
  /** Another one than the pack's. */
  readonly season?: number;
  /** What the platform decided, in states decided and archived; archived is a refusal unless said. */
  readonly outcome?: Decision['outcome'];
};

/** What the platform answers, well formed but not signed. */
export function aReceipt(caseId: string, revision: number): Receipt {
  const facts = { caseId, revision, manifestSha256: someHash, matterNumber: 'BJ-1', keyId: 'k' };
  return { ...facts, receivedAt: at, signature: 'c2ln' };
}

export function aDecision(outcome: Decision['outcome']): Decision {
  return { outcome, at, reasonCode: 'X', reason: '原因', legalBasis: '依据', remedy: '途径' };
}

/** Events that bring a new case into the state. */
export function eventsInto(caseId: string, scenario: Scenario): CaseEvent[] {
  const { state, by, submitted = false, form = completeForm } = scenario;
  const { outcome = state === 'archived' ? 'refused' : 'accepted' } = scenario;
  const desk = aDeskOnPaper();
  const events: CaseEvent[] = [];
  const give = (...[command, actor = by]: Parameters<typeof desk.give>) => {
    const decided = desk.give({ ...command, caseId: desk.caseId }, actor);
    if (!decided.ok) throw new Error(`${command.name}: ${decided.error.kind}`);
    events.push(...decided.value);
    return decided;
  };
  give({ name: 'openCase', caseId, answers: noHome });
  if (state === 'draft' && !submitted) return events;
  const stages = new Map<string, CaseEvent[]>();
  fillCase(
    {
      ...desk,
      give: (command) => {
        const decided = give(command);
        stages.set(desk.current().state, [...events]);
        return decided;
      },
    },
    form,
  );
  if (state === 'withdrawn') {
    give({ name: 'withdrawCase', caseId, reason: '家长不来办了' });
    return events;
  }
  if (!submitted && ['incomplete', 'inspecting', 'ready'].includes(state)) {
    const stage = stages.get(state);
    if (stage === undefined) throw new Error(`The family never was ${state}`);
    return stage;
  }
  give({ name: 'submitCase', caseId });
  return [...events, ...eventsAfterSubmission(caseId, desk.current(), state, outcome)];
}

function eventsAfterSubmission(
  caseId: string,
  current: Case,
  state: Exclude<CaseState, 'withdrawn'>,
  outcome: Decision['outcome'],
): CaseEvent[] {
  const facts = { id: uuidv7(), caseId, revision: 1, queuedAt: at };
  const entry = { ...facts, submission: { sha256: someHash, bytes: 1 } };
  const queued: CaseEvent = { type: 'outboxQueued', entry: { ...entry, state: 'queued' } };
  const receipt = aReceipt(caseId, 1);
  const received: CaseEvent[] = [queued, { type: 'receiptRecorded', entryId: entry.id, receipt }];
  const decided = (outcome: Decision['outcome']): CaseEvent[] => [
    ...received,
    { type: 'decisionRecorded', changeId: uuidv7(), decision: aDecision(outcome) },
    ...current.letters.map(({ id }): CaseEvent => ({
      type: 'letterMade',
      letterId: id,
      file: paper,
    })),
  ];
  switch (state) {
    case 'queued':
      return [queued];
    case 'held':
      return [
        queued,
        {
          type: 'sendingHeld',
          entry: { ...entry, state: 'held', heldAt: at, reason: 'fileRefused', detail: '' },
        },
      ];
    case 'conflicted':
      return [
        queued,
        { type: 'sendingHeld', entry: { ...entry, state: 'conflicted', differs: ['/form'] } },
      ];
    case 'received':
      return received;
    case 'underReview': {
      const step = { step: 'systemCheck' as const, passed: true, note: '', at };
      return [...received, { type: 'reviewAdvanced', changeId: uuidv7(), step }];
    }
    case 'decided':
      return decided(outcome);
    case 'archived':
      return [
        ...decided(outcome),
        { type: 'archivePlanned', archiveId: uuidv7(), at, by: '程望' },
        { type: 'archiveSealed', file: paper, at },
      ];
    case 'correctionAsked':
      return decided('correction');
    case 'draft':
    case 'incomplete':
    case 'inspecting':
    case 'ready':
      return [...decided('correction'), { type: 'stateChanged', state }];
  }
}

/** Writes a new case in the state to the station's ledger, as past work. */
export async function seedCase(station: Station, scenario: Scenario): Promise<Case> {
  const caseId = uuidv7();
  const key = await station.keys.create(caseId);
  if (!key.ok) throw new Error(key.error.kind);
  const facts = { id: uuidv7(), at, actor: scenario.by, command: 'seed' };
  const form = { ...completeForm, ...childOf(caseId) };
  const { season } = scenario;
  const events = eventsInto(caseId, { form, ...scenario }).map((event) =>
    event.type === 'caseOpened' && season !== undefined ? { ...event, season } : event,
  );
  const written = await station.cases.append(undefined, caseId, key.value, { ...facts, events });
  if (!written.ok) throw new Error(written.error.kind);
  return written.value.next;
}
