/** Role x command x state x whose case it is, at the real desk, against a table written by hand from domain.md. */
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import type { CaseState } from '../../shared/domain/case';
import { caseStates } from '../../shared/domain/case';
import type { Actor, ActorRole, CaseCommand, CommandName } from '../../shared/domain/command';
import { allowed } from '../../shared/domain/command';
import { aPage, completeForm, fontless, noHome } from '../support/case-builders';
import { commandFor } from '../support/command-examples';
import type { Scenario } from '../support/case-scenarios';
import { seedCase } from '../support/case-scenarios';
import { caseOf } from '../support/fill-at-desk';
import { openStationAs, people } from '../support/people';
import { deskDecidesHere } from '../support/shipped-packs';
import { scratchFolder } from '../support/scratch-folder';

/** Whose the case is to who gives the command. */
type Whose = 'own draft' | "another's draft" | 'own, submitted' | "another's, submitted";

const desk = ['draft', 'incomplete', 'inspecting', 'ready'] as const;
const correctable = [...desk, 'correctionAsked'];
/** A draft that was withdrawn: nothing is done with it any more. */
const withoutWithdrawn = caseStates.filter((state) => state !== 'withdrawn');
const afterSubmission = withoutWithdrawn.filter(
  (state) => !(desk as readonly string[]).includes(state),
);
const counter: ActorRole[] = ['clerk', 'agent', 'admin'];

type Line = {
  readonly roles: readonly ActorRole[];
  readonly states: readonly (CaseState | 'new')[];
};
const line = (roles: Line['roles'], states: Line['states']): Line => ({ roles, states });

const beforeArchive = withoutWithdrawn.filter((state) => state !== 'archived');

/** domain.md "People at the desk" and "States of a case", read by a person and not by the program. */
const table: { readonly [name in CommandName]: Line } = {
  openCase: line(counter, ['new']),
  chooseKind: line(counter, desk),
  chooseGroup: line(counter, correctable as CaseState[]),
  editForm: line(counter, correctable as CaseState[]),
  confirmFamily: line(counter, correctable as CaseState[]),
  addPage: line(counter, correctable as CaseState[]),
  removePage: line(counter, correctable as CaseState[]),
  adjustPage: line(counter, correctable as CaseState[]),
  recordReencoded: line(['station'], desk),
  recordPageText: line(['station'], beforeArchive),
  movePage: line(counter, correctable as CaseState[]),
  keepPage: line(counter, correctable as CaseState[]),
  reorderPages: line(counter, correctable as CaseState[]),
  inspectDocument: line(counter, correctable as CaseState[]),
  readSecond: line([...counter, 'reviewer'], beforeArchive),
  checkIdentity: line(counter, correctable as CaseState[]),
  askVerification: line(counter, correctable as CaseState[]),
  addHomeVisit: line([...counter, 'reviewer'], beforeArchive),
  keepOriginals: line(counter, beforeArchive),
  returnOriginals: line([...counter, 'reviewer'], beforeArchive),
  handOverCase: line(counter, desk),
  withdrawCase: line(counter, desk),
  submitCase: line(counter, ['ready']),
  noticeMissing: line(counter, correctable as CaseState[]),
  issueLetter: line(
    ['reviewer', 'admin'],
    afterSubmission.filter((state) => state !== 'archived'),
  ),
  voidLetter: line(['reviewer', 'admin'], beforeArchive),
  clipCharacter: line([...counter, 'reviewer'], beforeArchive),
  decideAtDesk: line(['reviewer', 'admin'], ['queued', 'received', 'underReview', 'held']),
  settleDisagreement: line(['reviewer', 'admin'], ['conflicted', 'archived']),
  settleConflict: line(counter, ['conflicted']),
  keepBack: line(counter, ['queued']),
  letGo: line(counter, ['queued']),
  sendFirst: line(counter, ['queued']),
  reopenHeld: line(counter, ['held']),
  sealArchive: line([...counter, 'reviewer'], ['decided']),
  settleFinding: line([...counter, 'reviewer'], withoutWithdrawn),
  recordVerification: line(['platform'], caseStates),
  recordVerificationRefused: line(['platform'], caseStates),
  rateService: line(counter, afterSubmission),
  recordRatingDelivered: line(['platform'], withoutWithdrawn),
  recordRatingRefused: line(['platform'], withoutWithdrawn),
  recordReceipt: line(['platform'], withoutWithdrawn),
  recordHeld: line(['platform', 'station'], ['queued']),
  resumeSending: line(counter, ['held']),
  routeCase: line(['station'], ['queued']),
  moveCase: line(['station'], ['queued', 'held', 'received', 'underReview', 'conflicted']),
  recordReviewStep: line(['platform'], withoutWithdrawn),
  recordDecision: line(['platform'], withoutWithdrawn),
  recordReportDelivered: line(['platform'], afterSubmission),
  recordReportRefused: line(['platform'], afterSubmission),
  recordLetterMade: line(['station'], caseStates),
  recordLetterPrinted: line([...counter, 'reviewer'], caseStates),
  recordLetterSaved: line([...counter, 'reviewer'], caseStates),
  recordLetterServed: line([...counter, 'reviewer'], caseStates),
  recordArchiveSealed: line(['station'], ['decided']),
  recordArchiveRefused: line(['station'], ['decided', 'archived']),
  recordPackageSealed: line(['station'], ['archived']),
  recordPackageStamped: line(['station'], ['archived']),
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
  // What a department answers is about a draft as well.
  if (role === 'platform' && isDraft) return name.startsWith('recordVerification');
  if (name === 'chooseKind' && !isDraft) return false;
  // What somebody left who is not there is an administrator's to give away or to end.
  const ofOwner = name === 'handOverCase' || name === 'withdrawCase';
  if (ofOwner) return isDraft && (whose === 'own draft' || role === 'admin');
  // No paper of these cases waits for another person: of a colleague's draft only the administrator may see that.
  if (name === 'readSecond' && whose === "another's draft") return role === 'admin';
  if (whose === "another's draft" && !isMachine && state !== 'new') return false;
  // Never the own case; where the desk decides by itself, not the administrator's own either.
  const other = ['decideAtDesk', 'settleDisagreement'].includes(name);
  if (other && whose.startsWith('own')) return false;
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
    deskDecidesHere(station.actor),
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
      const isDraft = [...desk, 'withdrawn'].includes(state);
      for (const actor of actors) {
        const machine = actor.role === 'platform' || actor.role === 'station';
        const other = actor.id === people.otherClerk.id ? people.clerk : people.otherClerk;
        for (const by of machine ? [other] : [actor, other]) {
          const own = by === actor;
          // Who has no counter role may own a draft all the same: the role was changed since.
          const scenario = { state, by: { ...by, role: 'clerk' as const } };
          const submitted = own ? 'own, submitted' : "another's, submitted";
          if (isDraft) {
            const draft = own ? 'own draft' : "another's draft";
            wrong.push(...(await tryEverything(actor, scenario, draft)));
          }
          for (const outcome of ['accepted', 'transferred'] as const) {
            if (outcome === 'transferred' && state !== 'decided') continue;
            // Nobody withdraws what was sent.
            if (state === 'withdrawn') continue;
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
      const opening = { name: 'openCase' as const, caseId, answers: noHome };
      const answer = await station.desk.execute(opening, actor);
      expect(answer.ok, actor.role).toBe(mayDo('openCase', actor.role, 'new', 'own draft'));
      if (answer.ok) succeeded.add('openCase');
    }
  });

  it('gives originals back once, and no more', async () => {
    const current = await seedCase(station, { state: 'ready', by: people.clerk });
    const kept = commandFor('keepOriginals', current);
    expect(await station.desk.execute(kept, people.clerk)).toMatchObject({ ok: true });
    const found = await caseOf(station, current.id);
    const back = commandFor('returnOriginals', found);
    expect(await station.desk.execute(back, people.clerk)).toMatchObject({ ok: true });
    const again = await station.desk.execute(back, people.clerk);
    expect(again).toEqual({ ok: false, error: { kind: 'originalsReturned' } });
    succeeded.add('returnOriginals');
  });

  it('has a paper that somebody doubts looked at by another person', async () => {
    const current = await seedCase(station, { state: 'ready', by: people.clerk });
    const doubt = { ...commandFor('inspectDocument', current), verdict: 'doubtful' } as CaseCommand;
    await station.desk.execute(doubt, people.clerk);
    const read = await station.desk.execute(commandFor('readSecond', current), people.reviewer);
    expect(read).toMatchObject({ ok: true });
    succeeded.add('readSecond');
  });

  it('records once that a letter was received, with the photo of the signed receipt', async () => {
    const { id: caseId } = await seedCase(station, { state: 'incomplete', by: people.clerk });
    const notice = { name: 'noticeMissing', caseId, letterId: uuidv7() } as const;
    const deadline = new Date(Date.now() + 864e6).toISOString().slice(0, 10);
    expect(await station.desk.execute({ ...notice, deadline }, people.clerk)).toMatchObject({
      ok: true,
    });
    const file = { sha256: 'b'.repeat(64), bytes: 1, pages: 1, missingGlyphs: [] };
    const made = { name: 'recordLetterMade', caseId, letterId: notice.letterId, file } as const;
    await station.desk.execute(made, { id: 'station', name: '本机', role: 'station' });
    const found = await caseOf(station, caseId);
    const { original, corrected } = aPage('cover');
    const served = commandFor('recordLetterServed', found);
    const withSlip = { ...served, slip: { original, corrected } };
    expect(await station.desk.execute(withSlip, people.clerk)).toMatchObject({ ok: true });
    const again = await station.desk.execute(withSlip, people.clerk);
    expect(again).toEqual({ ok: false, error: { kind: 'letterServed' } });
    succeeded.add('recordLetterServed');
  });

  it('clips a character that a letter lacks, from a page of the case', async () => {
    const { id: caseId } = await seedCase(station, { state: 'incomplete', by: people.clerk });
    const letterId = uuidv7();
    const deadline = new Date(Date.now() + 864e6).toISOString().slice(0, 10);
    const notice = { name: 'noticeMissing', caseId, letterId, deadline } as const;
    expect(await station.desk.execute(notice, people.clerk)).toMatchObject({ ok: true });
    const found = await caseOf(station, caseId);
    const clip = commandFor('clipCharacter', found);
    const early = await station.desk.execute(clip, people.clerk);
    expect(early).toEqual({ ok: false, error: { kind: 'characterNotMissing' } });
    const file = { sha256: 'b'.repeat(64), bytes: 1, pages: 1, missingGlyphs: [fontless] };
    const made = { name: 'recordLetterMade', caseId, letterId, file } as const;
    await station.desk.execute(made, { id: 'station', name: '本机', role: 'station' });
    expect(await station.desk.execute(clip, people.clerk)).toMatchObject({ ok: true });
    succeeded.add('clipCharacter');
  });

  it('asks a department once a guardian signed, and not before', async () => {
    const form = completeForm;
    const { id: caseId } = await seedCase(station, { state: 'ready', by: people.clerk, form });
    const questions = [{ id: uuidv7(), fact: 'register' as const }];
    const ask = () =>
      station.desk.execute({ name: 'askVerification', caseId, questions }, people.clerk);
    expect(await ask()).toEqual({ ok: false, error: { kind: 'authorisationMissing' } });
    const signature = aPage('signature').original;
    const who = { person: 'guardian1', name: '尉迟砚', paper: 'residentId' } as const;
    const authorisation = { version: '1', text: '同意', signature };
    const finding = { id: uuidv7(), ...who, verdict: 'same' as const, note: '', authorisation };
    await station.desk.execute({ name: 'checkIdentity', caseId, finding }, people.clerk);
    expect(await ask()).toMatchObject({ ok: true });
    expect(station.queue.store.queuedVerifications()).toMatchObject([{ caseId, fact: 'register' }]);
    succeeded.add('askVerification');
  });

  it('settles what platform and desk decided differently', async () => {
    const { id } = await seedCase(station, { state: 'queued', by: people.clerk });
    const give = async (name: CommandName, actor: Actor) => {
      const found = await caseOf(station, id);
      const decisionId = found.deskDecisions?.at(-1)?.id;
      const command = commandFor(name, found);
      const given = decisionId === undefined ? command : { ...command, decisionId };
      return station.desk.execute(given, actor);
    };
    expect(await give('decideAtDesk', people.reviewer)).toMatchObject({ ok: true });
    const platform: Actor = { id: 'platform', name: '平台', role: 'platform' };
    expect(await give('recordDecision', platform)).toMatchObject({ ok: true });
    expect(await give('settleDisagreement', people.reviewer)).toMatchObject({ ok: true });
    succeeded.add('settleDisagreement');
  });

  it('did everything at least once, so that the table was not all refusals', () => {
    expect(names.filter((name) => !succeeded.has(name))).toEqual([]);
  });
});
