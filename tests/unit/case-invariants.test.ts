/** Any sequence of commands by any role leaves a case that holds together: random desks, found again by their seed. */
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../shared/domain/case';
import { caseSchema, caseStates } from '../../shared/domain/case';
import { caseKinds } from '../../shared/domain/case-kind';
import type { ActorRole, CaseCommand } from '../../shared/domain/command';
import { deskCommandSchema, isAllowed, mainCommandSchema } from '../../shared/domain/command';
import { completeness, isAtDesk } from '../../shared/domain/completeness';
import { openCustodies } from '../../shared/domain/custodies';
import { outcomes } from '../../shared/domain/delivery';
import { applicantGroups, groupFor } from '../../shared/domain/group';
import { mostProofs } from '../../shared/policy/pack';
import { admin, aDeskOnPaper, aPage, shippedPack } from '../support/case-builders';
import { aDecision, aReceipt } from '../support/case-scenarios';
import { answersOf, familyForm, structures } from '../support/families/family-forms';

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
const paper = { sha256: 'b'.repeat(64), bytes: 1, pages: 1, missingGlyphs: [] };

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
      name: fc.constantFrom(...platformNames),
      role: fc.constant<ActorRole>('platform'),
      n,
    }),
  },
);

const pick = <T>(of: readonly T[], n: number): T => of[n % of.length] as T;

/** A sensible command of this name for the case as it stands; what it is filled with hangs on `n`. */
function commandOf(name: CaseCommand['name'], current: Case, n: number): CaseCommand {
  const caseId = current.id;
  const document = current.documents[n % Math.max(1, current.documents.length)];
  const documentId = document?.id ?? uuidv7();
  const order = document?.pages.map(({ id }) => id) ?? [];
  const pageId = order[n % Math.max(1, order.length)] ?? uuidv7();
  const letterId = current.letters[n % Math.max(1, current.letters.length)]?.id ?? uuidv7();
  const answers = answersOf[pick(applicantGroups, n)];
  const kind = pick(caseKinds, n);
  const entryId = current.outbox?.id ?? uuidv7();
  const queued = {
    revision: Math.max(1, current.revision),
    queuedAt: at,
    submission: { sha256: 'c'.repeat(64), bytes: 1 },
  };
  switch (name) {
    case 'openCase':
    case 'chooseKind':
      return name === 'openCase' ? { name, caseId, kind, answers } : { name, caseId, kind };
    case 'chooseGroup':
      return { name, caseId, answers };
    case 'editForm':
      return {
        name,
        caseId,
        changes: familyForm(kind, pick(applicantGroups, n), pick(structures, n)),
      };
    case 'addPage': {
      const { requirements } = shippedPack.checklistFor(current);
      const { id: requirementId, options } = pick(requirements, n);
      const option = pick(options, n);
      const page = aPage(pick(option.pages, n).role);
      const known = current.documents.find((one) => one.requirementId === requirementId);
      // Now and then into a second document, which must be refused.
      const into = n % 3 === 0 ? undefined : known;
      const to = { documentId: into?.id ?? uuidv7(), kind: into?.kind ?? option.kind };
      return { name, caseId, ...to, requirementId, page };
    }
    case 'removePage':
      return { name, caseId, documentId, pageId };
    case 'reorderPages':
      return { name, caseId, documentId, order: order.toReversed() };
    case 'inspectDocument': {
      const verdict = pick(['originalSeen', 'originalSeen', 'copyOnly', 'doubtful'] as const, n);
      return { name, caseId, documentId, pages: order, verdict, lookedAt: [], note: '' };
    }
    case 'checkIdentity': {
      const person = { person: 'guardian1', name: '尉迟砚', paper: 'residentId' } as const;
      return { name, caseId, finding: { id: uuidv7(), ...person, verdict: 'same', note: '' } };
    }
    case 'addHomeVisit': {
      const seen = { address: '望潮街道1号', visitors: '程望', finding: 'livesThere' } as const;
      return { name, caseId, visit: { id: uuidv7(), day: '2026-07-01', note: '', ...seen } };
    }
    case 'keepOriginals': {
      const what = { items: [{ title: '户口簿', count: 1 }], handedBy: '程望', reason: '核对' };
      return { name, caseId, letterId: uuidv7(), ...what, until: '2026-08-10' };
    }
    case 'returnOriginals':
      return { name, caseId, letterId, to: '程望', note: '' };
    case 'handOverCase':
      return { name, caseId, to: admin.id, note: '' };
    case 'submitCase':
      return { name, caseId };
    case 'noticeMissing':
      return { name, caseId, letterId: uuidv7(), deadline: '2026-08-10' };
    case 'issueLetter':
      return { name, caseId, letterId: uuidv7(), kind: 'placeNotice' };
    case 'voidLetter':
      return { name, caseId, letterId, reason: pick(['打印时纸张损坏', ''] as const, n) };
    case 'settleFinding': {
      const settled = { outcome: 'evidence', reason: '双胞胎' } as const;
      return { name, caseId, kind: 'duplicateNumber', key: 'x', ...settled };
    }
    case 'sealArchive':
      return { name, caseId, archiveId: uuidv7() };
    case 'recordReceipt':
      return { name, caseId, entryId, receipt: aReceipt(caseId, Math.max(1, current.revision)) };
    case 'recordHeld': {
      const held = { state: 'held', heldAt: at, reason: 'fileRefused', detail: '' } as const;
      return { name, caseId, entry: { id: entryId, caseId, ...queued, ...held } };
    }
    case 'resumeSending':
      return { name, caseId, entryId };
    case 'recordReviewStep': {
      const reviewed = { step: 'firstReview' as const, passed: n % 2 === 0, note: '', at };
      return { name, caseId, changeId: uuidv7(), step: reviewed };
    }
    case 'recordDecision':
      return { name, caseId, changeId: uuidv7(), decision: aDecision(pick(outcomes, n)) };
    case 'recordLetterMade':
      return { name, caseId, letterId, file: paper };
    case 'recordLetterPrinted':
      return { name, caseId, letterId, copies: 1 };
    case 'recordLetterSaved':
      return { name, caseId, letterId };
    case 'recordArchiveSealed':
      return { name, caseId, file: paper, at };
    default:
      // A command somebody adds is drawn at once, and says here that it has no example yet.
      throw new Error(`No example of ${String(name)}`);
  }
}

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
  else expect(revision).toBeGreaterThan(0);
  if (state === 'decided' || state === 'correctionAsked') expect(decision).toBeDefined();
  if (state === 'correctionAsked') expect(decision?.outcome).toBe('correction');
  if (state === 'archived') expect(archive?.file).toBeDefined();
  if (archive !== undefined) expect(openCustodies(current)).toEqual([]);
  if (letters.some(({ kind }) => kind === 'placeNotice')) expect(revision).toBeGreaterThan(0);
  // Every number once.
  expect(new Set(letters.map(({ number }) => number)).size).toBe(letters.length);
  expect(letters.filter(({ kind }) => kind === 'receipt')).toHaveLength(revision);
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
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
        const desk = aDeskOnPaper();
        desk.give({ name: 'openCase', caseId: desk.caseId, answers: answersOf.registerNoHome });
        for (const { name, role, n } of steps) {
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
      { numRuns: 300 },
    );
    // The sequences went everywhere that matters, not only round the draft.
    const everywhere = caseStates.filter((state) => !['conflicted', 'archived'].includes(state));
    for (const what of ['submitCase', 'chooseKind', ...everywhere.map((state) => `in ${state}`)]) {
      expect(reached).toContain(what);
    }
  });
});
