/** Role x command x state x whose case it is, at the real desk, against a table written by hand from domain.md. */
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import type { Case, CaseState } from '../../shared/domain/case';
import { caseStates } from '../../shared/domain/case';
import type { Actor, ActorRole, CaseCommand, CommandName } from '../../shared/domain/command';
import { allowed } from '../../shared/domain/command';
import { aPage, completeForm } from '../support/case-builders';
import type { Scenario } from '../support/case-scenarios';
import { aDecision, aReceipt, seedCase } from '../support/case-scenarios';
import { openStationAs, people } from '../support/people';
import { scratchFolder } from '../support/scratch-folder';

/** Whose the case is to who gives the command. */
type Whose = 'own draft' | "another's draft" | 'own, submitted' | "another's, submitted";

const desk = ['draft', 'incomplete', 'inspecting', 'ready'] as const;
const correctable = [...desk, 'correctionAsked'];
const afterSubmission = caseStates.filter((state) => !(desk as readonly string[]).includes(state));
const counter: ActorRole[] = ['clerk', 'agent', 'admin'];

type Line = {
  readonly roles: readonly ActorRole[];
  readonly states: readonly (CaseState | 'new')[];
};
const line = (roles: Line['roles'], states: Line['states']): Line => ({ roles, states });

const beforeArchive = caseStates.filter((state) => state !== 'archived');

/** domain.md "People at the desk" and "States of a case", read by a person and not by the program. */
const table: { readonly [name in CommandName]: Line } = {
  openCase: line(counter, ['new']),
  chooseKind: line(counter, desk),
  chooseGroup: line(counter, correctable as CaseState[]),
  editForm: line(counter, correctable as CaseState[]),
  addPage: line(counter, correctable as CaseState[]),
  removePage: line(counter, correctable as CaseState[]),
  reorderPages: line(counter, correctable as CaseState[]),
  inspectDocument: line(counter, correctable as CaseState[]),
  checkIdentity: line(counter, correctable as CaseState[]),
  addHomeVisit: line([...counter, 'reviewer'], beforeArchive),
  keepOriginals: line(counter, beforeArchive),
  returnOriginals: line([...counter, 'reviewer'], beforeArchive),
  handOverCase: line(counter, desk),
  submitCase: line(counter, ['ready']),
  noticeMissing: line(counter, correctable as CaseState[]),
  issueLetter: line(
    ['reviewer', 'admin'],
    afterSubmission.filter((state) => state !== 'archived'),
  ),
  voidLetter: line(['reviewer', 'admin'], beforeArchive),
  sealArchive: line([...counter, 'reviewer'], ['decided']),
  settleFinding: line([...counter, 'reviewer'], caseStates),
  recordReceipt: line(['platform'], afterSubmission),
  recordHeld: line(['platform', 'station'], ['queued']),
  resumeSending: line(counter, ['held']),
  recordReviewStep: line(['platform'], caseStates),
  recordDecision: line(['platform'], caseStates),
  recordLetterMade: line(['station'], caseStates),
  recordLetterPrinted: line([...counter, 'reviewer'], caseStates),
  recordLetterSaved: line([...counter, 'reviewer'], caseStates),
  recordArchiveSealed: line(['station'], ['decided']),
};

function mayDo(
  name: CommandName,
  role: ActorRole,
  state: CaseState | 'new',
  whose: Whose,
): boolean {
  const { roles, states } = table[name];
  if (!roles.includes(role) || !states.includes(state)) return false;
  const isDraft = whose.endsWith('draft');
  const isMachine = role === 'platform' || role === 'station';
  if (role === 'platform' && isDraft) return false;
  if (name === 'chooseKind' && !isDraft) return false;
  if (name === 'handOverCase') return isDraft && (whose === 'own draft' || role === 'admin');
  if (whose === "another's draft" && !isMachine && state !== 'new') return false;
  // Never the own case.
  const second = ['issueLetter', 'voidLetter', 'sealArchive'].includes(name);
  return !(role === 'reviewer' && second && whose.startsWith('own'));
}

const refusals = [
  'notAllowedForRole',
  'notAllowedInState',
  'caseOfAnother',
  'ownCase',
  'caseExists',
];

const folder = scratchFolder('roles');
let station: Station;
let actors: readonly Actor[];
beforeAll(async () => {
  station = await openStationAs(folder, newKey());
  const blocks = [
    { id: 'notices', series: 'placeNotice' as const, stationCode: 'LTEST', from: 1, to: 999 },
  ];
  await station.appendStation([
    {
      type: 'stationPaired',
      stationId: uuidv7(),
      stationCode: 'LTEST',
      platformUrl: 'http://127.0.0.1:9',
      platformName: '平台',
      platformKeyId: 'k',
      platformPublicKey: 'cHVibGlj',
      token: 'token',
      blocks,
    },
  ]);
  actors = [
    people.clerk,
    people.agent,
    people.reviewer,
    people.auditor,
    station.actor,
    { id: 'platform', name: '平台', role: 'platform' },
    { id: 'station', name: '本站', role: 'station' },
  ];
});
afterAll(() => station.close());

const inTenDays = () => new Date(Date.now() + 864e6).toISOString().slice(0, 10);

/** A well-formed command of every name for a case. */
function commandFor(name: CommandName, current: Case): CaseCommand {
  const caseId = current.id;
  const document = current.documents.at(-1);
  const documentId = document?.id ?? uuidv7();
  const pageIds = document?.pages.map(({ id }) => id) ?? [];
  const letterId = current.letters[0]?.id ?? uuidv7();
  const paper = { sha256: 'b'.repeat(64), bytes: 1, pages: 1, missingGlyphs: [] };
  const at = '2026-08-06T00:00:00.000Z';
  const answers = { preferential: false, localRegister: true, localHome: false };
  const { id: entryId = uuidv7() } = current.outbox ?? {};
  const held = {
    caseId,
    revision: 1,
    submission: { sha256: 'c'.repeat(64), bytes: 1 },
    queuedAt: at,
  };
  switch (name) {
    case 'openCase':
    case 'chooseGroup':
      return { name, caseId, answers };
    case 'chooseKind':
      return { name, caseId, kind: 'transferIn' };
    case 'editForm':
      return { name, caseId, changes: completeForm };
    case 'addPage': {
      const of = { documentId, requirementId: 'register', kind: 'hukou' };
      return { name, caseId, ...of, page: aPage('cover') };
    }
    case 'removePage':
      return { name, caseId, documentId, pageId: pageIds[0] ?? uuidv7() };
    case 'reorderPages':
      return { name, caseId, documentId, order: pageIds };
    case 'inspectDocument':
      return {
        name,
        caseId,
        documentId,
        pages: pageIds,
        verdict: 'originalSeen',
        lookedAt: [],
        note: '',
      };
    case 'checkIdentity': {
      const who = { person: 'guardian1' as const, name: '程望', paper: 'residentId' as const };
      return { name, caseId, finding: { id: uuidv7(), ...who, verdict: 'same', note: '' } };
    }
    case 'addHomeVisit': {
      const where = { day: '2026-08-05', address: '望潮街道1号', visitors: '程望' };
      return { name, caseId, visit: { id: uuidv7(), ...where, finding: 'livesThere', note: '' } };
    }
    case 'keepOriginals': {
      const kept = { items: [{ title: '户口簿', count: 1 }], reason: '核验', handedBy: '程望' };
      return { name, caseId, letterId: uuidv7(), ...kept, until: inTenDays() };
    }
    case 'returnOriginals': {
      const kept = current.letters.find(({ custody }) => custody !== undefined);
      return { name, caseId, letterId: kept?.id ?? letterId, to: '程望', note: '' };
    }
    case 'handOverCase':
      return { name, caseId, to: people.otherClerk.id, note: '' };
    case 'settleFinding':
      return {
        name,
        caseId,
        kind: 'duplicateNumber',
        key: 'x',
        outcome: 'evidence',
        reason: '双胞胎',
      };
    case 'submitCase':
      return { name, caseId };
    case 'noticeMissing':
      return { name, caseId, letterId: uuidv7(), deadline: inTenDays() };
    case 'issueLetter':
      return { name, caseId, letterId: uuidv7(), kind: 'placeNotice' };
    case 'voidLetter':
      return { name, caseId, letterId, reason: '打印时纸张损坏' };
    case 'sealArchive':
      return { name, caseId, archiveId: uuidv7() };
    case 'recordReceipt':
      return { name, caseId, entryId, receipt: aReceipt(caseId, current.revision) };
    case 'recordHeld': {
      const why = {
        state: 'held' as const,
        heldAt: at,
        reason: 'fileRefused' as const,
        detail: '',
      };
      return { name, caseId, entry: { id: entryId, ...held, ...why } };
    }
    case 'resumeSending':
      return { name, caseId, entryId };
    case 'recordReviewStep':
      return {
        name,
        caseId,
        changeId: uuidv7(),
        step: { step: 'firstReview', passed: true, note: '', at },
      };
    case 'recordDecision':
      return { name, caseId, changeId: uuidv7(), decision: aDecision('accepted') };
    case 'recordLetterMade':
      return { name, caseId, letterId, file: paper };
    case 'recordLetterPrinted':
      return { name, caseId, letterId, copies: 1 };
    case 'recordLetterSaved':
      return { name, caseId, letterId };
    case 'recordArchiveSealed':
      return { name, caseId, file: paper, at };
  }
}

const names = Object.keys(allowed) as CommandName[];
const succeeded = new Set<CommandName>();

/** Gives every command as `actor` to a case of the scenario; a case that was changed is replaced by a fresh one. */
async function tryEverything(actor: Actor, scenario: Scenario, whose: Whose): Promise<string[]> {
  const wrong: string[] = [];
  let current = await seedCase(station, scenario);
  for (const name of names) {
    const head = station.ledger.durableHead();
    const answer = await station.desk.execute(commandFor(name, current), actor);
    const refused = !answer.ok && refusals.includes(answer.error.kind);
    const expected = mayDo(name, actor.role, scenario.state, whose);
    const wrote = station.ledger.durableHead() !== head;
    const what = `${actor.role} ${name} in ${scenario.state}, ${whose}`;
    if (refused === expected) wrong.push(`${what}: ${answer.ok ? 'ok' : answer.error.kind}`);
    if (!answer.ok && wrote) wrong.push(`${what}: refused, and written all the same`);
    if (answer.ok) succeeded.add(name);
    if (wrote) current = await seedCase(station, scenario);
  }
  return wrong;
}

describe('the desk', () => {
  it.each(caseStates)(
    'lets through in state %s exactly what the table by hand allows',
    async (state) => {
      const wrong: string[] = [];
      const inDesk = (desk as readonly string[]).includes(state);
      for (const actor of actors) {
        const machine = actor.role === 'platform' || actor.role === 'station';
        const other = actor.id === people.otherClerk.id ? people.clerk : people.otherClerk;
        for (const by of machine ? [other] : [actor, other]) {
          const own = by === actor;
          // Who has no counter role may own a draft all the same: the role was changed since.
          const scenario = { state, by: { ...by, role: 'clerk' as const } };
          const submitted = own ? 'own, submitted' : "another's, submitted";
          if (inDesk) {
            const draft = own ? 'own draft' : "another's draft";
            wrong.push(...(await tryEverything(actor, scenario, draft)));
          }
          for (const outcome of ['accepted', 'refused'] as const) {
            if (outcome === 'refused' && state !== 'decided') continue;
            const sent = { ...scenario, submitted: true, outcome };
            wrong.push(...(await tryEverything(actor, sent, submitted)));
          }
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  it('opens new cases for the counter alone', async () => {
    for (const actor of actors) {
      const caseId = uuidv7();
      const answers = { preferential: false, localRegister: true, localHome: false };
      const answer = await station.desk.execute({ name: 'openCase', caseId, answers }, actor);
      expect(answer.ok, actor.role).toBe(mayDo('openCase', actor.role, 'new', 'own draft'));
      if (answer.ok) succeeded.add('openCase');
    }
  });

  it('gives originals back once, and no more', async () => {
    const current = await seedCase(station, { state: 'ready', by: people.clerk });
    const kept = commandFor('keepOriginals', current);
    expect(await station.desk.execute(kept, people.clerk)).toMatchObject({ ok: true });
    const found = await station.desk.find(current.id);
    if (!found.ok || found.value === undefined) throw new Error('Not found');
    const back = commandFor('returnOriginals', found.value);
    expect(await station.desk.execute(back, people.clerk)).toMatchObject({ ok: true });
    const again = await station.desk.execute(back, people.clerk);
    expect(again).toEqual({ ok: false, error: { kind: 'originalsReturned' } });
    succeeded.add('returnOriginals');
  });

  it('did everything at least once, so that the table was not all refusals', () => {
    expect(names.filter((name) => !succeeded.has(name))).toEqual([]);
  });
});
