/** Any sequence of commands by any role leaves a case that holds together: random desks, found again by their seed. */
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../shared/domain/case';
import { caseSchema, caseStates } from '../../shared/domain/case';
import type { ActorRole, CaseCommand } from '../../shared/domain/command';
import { deskCommandSchema, isAllowed, mainCommandSchema } from '../../shared/domain/command';
import { completeness, isAtDesk } from '../../shared/domain/completeness';
import { openCustodies } from '../../shared/domain/custodies';
import { deskDecisionOf, isDisputed } from '../../shared/domain/desk-standing';
import { isValid } from '../../shared/domain/letter';
import { outdatedLetter } from '../../shared/domain/redecision';
import { groupFor } from '../../shared/domain/group';
import { mostProofs } from '../../shared/policy/pack';
import { admin, aDeskOnPaper, aPage, aQuota, shippedPack } from '../support/case-builders';
import { answersOf, familyForm, structures } from '../support/families/family-forms';
import { commandOf, pick } from '../support/random-commands';
import { asMany } from '../support/thorough';

const roles: readonly ActorRole[] = [
  'clerk',
  'agent',
  'reviewer',
  'auditor',
  'admin',
  'platform',
  'station',
];
const at = '2026-08-06T00:00:00.000Z';

type Step = {
  readonly name: CaseCommand['name'] | 'fill';
  readonly role: ActorRole;
  readonly n: number;
};

const names = [...deskCommandSchema.options, ...mainCommandSchema.options].map(
  ({ shape }) => shape.name.value,
);
const n = fc.nat(1_000);
const role = fc.oneof(
  { weight: 3, arbitrary: fc.constant<ActorRole>('admin') },
  { weight: 1, arbitrary: fc.constantFrom(...roles) },
);
const platformNames = [
  'recordReceipt',
  'recordHeld',
  'recordReviewStep',
  'recordVerification',
  'recordDecision',
  'recordDecision',
] as const;
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ name: fc.constantFrom(...names), role, n }) },
  // What brings a case further: without these hardly any sequence would ever reach the platform.
  {
    weight: 2,
    arbitrary: fc.record({
      name: fc.constantFrom('fill' as const, 'submitCase' as const),
      role: fc.constant<ActorRole>('admin'),
      n,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      name: fc.constantFrom('decideAtDesk' as const, 'settleDisagreement' as const),
      role: fc.constant<ActorRole>('reviewer'),
      n,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      name: fc.constantFrom(...platformNames),
      role: fc.constant<ActorRole>('platform'),
      n,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      name: fc.constant('moveCase' as const),
      role: fc.constant<ActorRole>('station'),
      n,
    }),
  },
);

/** A disagreement has three steps that chance alone seldom draws in a row. */
const dispute: fc.Arbitrary<Step[]> = fc.tuple(n, n, n).map(([desk, platform, choice]) => [
  { name: 'decideAtDesk', role: 'reviewer', n: desk },
  { name: 'recordDecision', role: 'platform', n: platform },
  { name: 'settleDisagreement', role: 'reviewer', n: choice },
]);
const steps = fc
  .array(
    fc.oneof(
      { weight: 20, arbitrary: step.map((one) => [one]) },
      { weight: 1, arbitrary: dispute },
    ),
    { minLength: 10, maxLength: 60 },
  )
  .map((drawn) => drawn.flat());

type Desk = ReturnType<typeof aDeskOnPaper>;

/** A family's whole visit: everything the checklist asks is captured and seen. */
function fill({ give, caseId, current }: Desk, n: number): void {
  const { kind, group } = current();
  give({ name: 'editForm', caseId, changes: familyForm(kind, group, pick(structures, n)) });
  for (const { id: requirementId, options } of shippedPack.checklistFor(current()).requirements) {
    const documents = current().documents.filter((one) => one.requirementId === requirementId);
    const known = documents.find(({ pages }) => pages.length > 0) ?? documents[0];
    const option = options.find(({ kind: of }) => of === known?.kind) ?? options[0];
    const documentId = known?.id ?? uuidv7();
    const pages = known?.pages.map(({ id }) => id) ?? [];
    for (const { role } of option?.pages ?? []) {
      const page = aPage(role);
      pages.push(page.id);
      give({ name: 'addPage', caseId, documentId, requirementId, kind: option?.kind ?? '', page });
    }
    const seen = { pages, verdict: 'originalSeen' as const, lookedAt: [], note: '' };
    give({ name: 'inspectDocument', caseId, documentId, ...seen });
  }
}

/** What the desk writes in the same entry: the desk on paper has no queue. */
function queue(current: Case): void {
  const { id: caseId, revision } = current;
  const submission = { sha256: 'c'.repeat(64), bytes: 1 };
  const outbox = { state: 'queued' as const, id: uuidv7(), caseId, revision, submission };
  Object.assign(current, { state: 'queued', outbox: { ...outbox, queuedAt: at } });
}

const pagesOf = ({ documents }: Case) =>
  documents.flatMap(({ pages }) => pages.map(({ id }) => id));

/** What must be true of a case whatever happened to it. */
function holdsTogether(current: Case): void {
  const parsed = caseSchema.safeParse(current);
  expect(parsed.success, JSON.stringify(parsed.error?.issues)).toBe(true);
  const {
    state,
    revision,
    caseNumber,
    submissions = [],
    letters,
    decision,
    archive,
    review,
    deskDecisions = [],
    former = [],
  } = current;
  const checklist = shippedPack.checklistFor(current);
  const judged = completeness(current, checklist);
  expect(checklist.requirements.length).toBeLessThanOrEqual(mostProofs);
  expect(current.group).toBe(groupFor(current.answers));
  expect(submissions.map((sent) => sent.revision)).toEqual(
    Array.from({ length: revision }, (_, i) => i + 1),
  );
  // No state without its fields.
  if (revision > 0) expect(caseNumber).toBeDefined();
  else {
    // Before a case has a number the family is told what is missing and which originals stay.
    expect(caseNumber).toBeUndefined();
    const first = ['supplementNotice', 'custodyReceipt'];
    expect(letters.filter(({ kind }) => !first.includes(kind))).toEqual([]);
  }
  if (isAtDesk(state) && state !== 'correctionAsked') expect(state).toBe(judged.state);
  else if (state === 'withdrawn') expect(revision).toBe(0);
  else expect(revision).toBeGreaterThan(0);
  expect(current.withdrawn !== undefined).toBe(state === 'withdrawn');
  if (state === 'decided' || state === 'correctionAsked') expect(decision).toBeDefined();
  if (state === 'correctionAsked') expect(decision?.outcome).toBe('correction');
  if (state === 'archived') expect(archive?.file).toBeDefined();
  if (archive !== undefined) expect(openCustodies(current)).toEqual([]);
  if (letters.some(({ kind }) => kind === 'placeNotice')) expect(revision).toBeGreaterThan(0);
  // A desk decides once on what was sent, and promises a place with nothing but an acceptance.
  expect(new Set(deskDecisions.map((one) => one.revision)).size).toBe(deskDecisions.length);
  for (const { decision: made, place, standing, settled, platform } of deskDecisions) {
    expect(place !== undefined).toBe(made.outcome === 'accepted');
    if (made.outcome !== 'accepted') {
      expect([made.reason, made.remedy].map((text) => text.trim())).not.toContain('');
    }
    if (standing !== 'waiting') expect(platform).toBeDefined();
    if (standing === 'yielded' || standing === 'objected') expect(settled).toBeDefined();
  }
  const ours = deskDecisionOf(current);
  if (ours !== undefined) expect(decision).toEqual(ours.decision);
  // A disagreement is somebody's task until it is settled, and nothing is issued meanwhile.
  if (isDisputed(current)) expect(['conflicted', 'archived']).toContain(state);
  const notices = letters.filter((letter) => letter.kind === 'placeNotice' && isValid(letter));
  if (notices.length > 0) expect(decision?.outcome === 'accepted' || !ours).toBe(true);
  const refusals = letters.filter((letter) => letter.kind === 'refusalNotice' && isValid(letter));
  if (refusals.length > 0) expect(decision?.outcome === 'refused' || !ours).toBe(true);
  // Whatever the platform says later, nobody holds a letter that tells another result than the case has.
  if (deskDecisions.length === 0) expect(outdatedLetter(current)).toBeUndefined();
  expect(notices.length).toBeLessThanOrEqual(1);
  expect(refusals.length).toBeLessThanOrEqual(1);
  // Every number once.
  expect(new Set(letters.map(({ number }) => number)).size).toBe(letters.length);
  // One with every submission of the desk, and another one only in the place of one that is void: a move to another
  // platform counts as a submission there, and the family keeps the receipt it has.
  const handedIn = revision - former.length;
  const receipts = letters.filter(({ kind }) => kind === 'receipt');
  expect(receipts.length).toBeGreaterThanOrEqual(handedIn);
  expect(receipts.filter(isValid).length).toBeLessThanOrEqual(handedIn);
  expect(new Set(current.appliedChanges).size).toBe(current.appliedChanges.length);
  expect(review.length).toBeLessThanOrEqual(current.appliedChanges.length);
  expect(new Set(pagesOf(current)).size).toBe(pagesOf(current).length);
}

/** Nothing that was captured or typed goes away but by the command that takes it away. */
function keeps(before: Case, after: Case, { name }: Pick<Step, 'name'>): void {
  const left = pagesOf(before).filter((id) => !pagesOf(after).includes(id));
  expect(left).toHaveLength(name === 'removePage' ? left.length && 1 : 0);
  expect(after.documents.map(({ id }) => id).slice(0, before.documents.length)).toEqual(
    before.documents.map(({ id }) => id),
  );
  const typed = Object.keys(before.form).filter((key) => !Object.hasOwn(after.form, key));
  expect(typed).toEqual([]);
  if (name !== 'editForm' && name !== 'fill') expect(after.form).toEqual(before.form);
  expect(after.letters.map(({ number }) => number).slice(0, before.letters.length)).toEqual(
    before.letters.map(({ number }) => number),
  );
  if (before.caseNumber !== undefined) expect(after.caseNumber).toBe(before.caseNumber);
}

describe('a case', () => {
  it('holds together after any sequence of commands by anybody', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(steps, (drawn) => {
        const desk = aDeskOnPaper([], { quotas: [aQuota()] });
        desk.give({ name: 'openCase', caseId: desk.caseId, answers: answersOf.registerNoHome });
        for (const { name, role, n } of drawn) {
          const before = desk.current();
          if (name === 'fill') fill(desk, n);
          else {
            const actor = { id: role === 'admin' ? admin.id : role, name: role, role };
            const done = desk.give(commandOf(name, before, n), actor);
            const permission = isAllowed(name, before.state, role);
            if (permission !== 'yes') expect(done.ok, `${name} by ${role}`).toBe(false);
            if (!done.ok) expect(desk.current()).toBe(before);
            else reached.add(name);
            if (done.ok && name === 'submitCase') queue(desk.current());
          }
          reached.add(`in ${desk.current().state}`);
          holdsTogether(desk.current());
          keeps(before, desk.current(), { name });
        }
      }),
      { numRuns: asMany(250, 700) },
    );
    // The sequences went everywhere that matters, not only round the draft.
    const everywhere = caseStates.filter((state) => state !== 'archived');
    const desk = ['decideAtDesk', 'settleDisagreement'];
    for (const what of [
      'submitCase',
      'chooseKind',
      'moveCase',
      ...desk,
      ...everywhere.map((state) => `in ${state}`),
    ]) {
      expect(reached).toContain(what);
    }
  });
});
