/** Every kind of family and every known trap: each trap is noticed with its own reason, no valid family is stopped. */
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../shared/domain/case';
import { mayBeSameChild, openCaseBefore } from '../../shared/domain/child-record';
import { completeness } from '../../shared/domain/completeness';
import type { ApplicantGroup } from '../../shared/domain/group';
import { nameDisagreement } from '../../shared/domain/name-agreement';
import { lockOfHome } from '../../shared/domain/residence-lock';
import { caseChecks } from '../../shared/policy/case-checks';
import { mostProofs } from '../../shared/policy/pack';
import { rareCharacters } from '../../renderer/features/language/rare-characters';
import { aDeskOnPaper, aPage, fillCase, shippedPack } from '../support/case-builders';
import { aDecision } from '../support/case-scenarios';
import { answersOf } from '../support/families/family-forms';
import type { FamilyRow, OtherCase } from '../support/families/family-row';
import { familyRows } from '../support/families/family-rows';
import type { TypedSample } from '../support/families/sample-forms';
import { sampleForms } from '../support/families/sample-forms';

type Family = Pick<FamilyRow, 'kind' | 'group' | 'form' | 'printed' | 'answers' | 'changedSince'>;

const before = '2026-07-01T00:00:00.000Z';

/** The other case as the station has it. */
function otherCase(family: Family, other: OtherCase): Case {
  const desk = aDeskOnPaper();
  const { caseId } = desk;
  const { kind = family.kind, state = 'incomplete', outcome, season } = other;
  desk.give({ name: 'openCase', caseId, kind, answers: answersOf[family.group] });
  desk.give({ name: 'editForm', caseId, changes: { ...family.form, ...other.changes } });
  return {
    ...desk.current(),
    openedAt: before,
    revision: state === 'incomplete' ? 0 : 1,
    state,
    ...(season === undefined ? {} : { season }),
    ...(outcome === undefined ? {} : { decision: aDecision(outcome) }),
  };
}

function atDesk(family: Family, others: readonly Case[] = []) {
  const desk = aDeskOnPaper(others);
  const { caseId } = desk;
  desk.give({ name: 'openCase', caseId, kind: family.kind, answers: answersOf[family.group] });
  fillCase(desk, family.form);
  askDepartments(desk, family);
  return desk;
}

/** The guardian signs, and each department is asked and answers. */
function askDepartments(
  { give, caseId }: ReturnType<typeof aDeskOnPaper>,
  { answers = [], changedSince }: Family,
): void {
  if (answers.length === 0) return;
  const signature = aPage('signature').original;
  const authorisation = { version: '1', text: '同意', signature };
  const who = {
    person: 'guardian1',
    name: '尉迟砚',
    paper: 'residentId',
    verdict: 'same',
  } as const;
  const finding = { id: uuidv7(), ...who, note: '', authorisation };
  give({ name: 'checkIdentity', caseId, finding });
  for (const [fact, verdict] of answers) {
    const id = uuidv7();
    const asked = give({ name: 'askVerification', caseId, questions: [{ id, fact }] });
    if (!asked.ok) throw new Error(`${fact} was not asked: ${asked.error.kind}`);
    if (verdict === undefined) continue;
    const at = '2026-08-01T03:00:00.000Z';
    const answer = { verdict, source: '公安机关', evidence: 'HY1', at, fields: [] };
    const name = 'recordVerification';
    const platform = { id: 'platform', name: '平台', role: 'platform' } as const;
    give({ name, caseId, changeId: uuidv7(), verificationId: id, answer }, platform);
  }
  if (changedSince !== undefined) give({ name: 'editForm', caseId, changes: changedSince });
}

/** Everything the desk notices, a code each. */
function noticed(current: Case, { printed = '' }: Family, others: readonly Case[]): string[] {
  const checklist = shippedPack.checklistFor(current);
  const name = current.form['child.name'] ?? '';
  const apart = nameDisagreement(name, printed);
  const lock = lockOfHome(current, others, shippedPack.pack.residenceLock?.years ?? {});
  return [
    ...[...completeness(current, checklist).fieldProblems].map(
      ([key, { kind }]) => `${key}:${kind}`,
    ),
    ...(apart === undefined
      ? []
      : [`name:${apart.kind}${apart.kind === 'character' ? ` ${apart.here}≠${apart.there}` : ''}`]),
    ...rareCharacters(name).map((point) => `rare:${point}`),
    ...(openCaseBefore(current, others) === undefined ? [] : ['childHasOpenCase']),
    ...others.flatMap(({ form }) => (mayBeSameChild(current.form, form) ? ['child:unsure'] : [])),
    ...(lock === undefined ? [] : [`home:${lock.by}`]),
    ...caseChecks(current, shippedPack.pack).map((one) =>
      one.kind === 'papersDisagree'
        ? `papers:${one.check.kind} ${one.check.field}`
        : one.kind === 'nameDisagree'
          ? `names:${one.check.place}`
          : one.kind === 'studentNumberDoubtful'
            ? `record:${one.check.kind}`
            : one.kind === 'notGraduating'
              ? `graduation:${one.check}`
              : one.kind === 'numberChanged'
                ? `number:${one.check.now}`
                : `denied:${one.check.fact}`,
    ),
  ];
}

/** What keeps a case from being submitted; the rest is for people to look at. */
const stops = (notice: string) =>
  notice === 'childHasOpenCase' ||
  !/^(name:|rare:|home:|papers:|names:|record:|graduation:|child:unsure)/.test(notice);

/** Papers of each group, by hand. */
const papersOf: { readonly [Group in ApplicantGroup]: readonly string[] } = {
  homeAndRegister: ['register', 'home'],
  registerNoHome: ['register', 'noHome'],
  homeNoRegister: ['register', 'home'],
  migrantWorker: ['register', 'dwelling', 'work'],
  preferential: ['register', 'home', 'preferential'],
};

/** A transfer shows the record, where there is one, and a guardian who is no parent shows why instead of the parents' papers. */
function papersFor({
  kind,
  group,
  form,
  asksAlso = [],
  waives = [],
}: FamilyRow): readonly string[] {
  const other = [form['guardian1.relation'], form['guardian2.relation']].includes('other');
  const ofParents = ['marriage', 'birth'];
  return [
    ...papersOf[group],
    ...asksAlso.filter((id) => !ofParents.includes(id) || (!other && kind !== 'transferIn')),
    ...(kind === 'transferIn' && form['origin.problemRecord'] !== 'noRecord'
      ? ['studentRecord']
      : []),
    ...(other ? ['guardianship'] : []),
  ].filter((id) => !waives.includes(id));
}

function meet(family: Family, others: readonly Case[], notices: readonly string[]): Case {
  const desk = atDesk(family, others);
  const current = desk.current();
  expect(noticed(current, family, others).toSorted()).toEqual([...notices].toSorted());
  const submitted = desk.give({ name: 'submitCase', caseId: desk.caseId });
  expect(submitted.ok).toBe(!notices.some(stops));
  if (notices.includes('childHasOpenCase')) {
    expect(submitted).toMatchObject({ error: { kind: 'childHasOpenCase', caseId: others[0]?.id } });
  }
  return current;
}

describe('the table of families', () => {
  it('has at least 120 of them, each with a name of its own', () => {
    expect(familyRows.length + sampleForms.length).toBeGreaterThanOrEqual(120);
    expect(new Set(familyRows.map(({ name }) => name)).size).toBe(familyRows.length);
  });

  it.each(familyRows.map((row) => [row.name, row] as const))('%s', (_name, row) => {
    const others = row.other === undefined ? [] : [otherCase(row, row.other)];
    const current = meet(row, others, row.notices);
    const asked = shippedPack.checklistFor(current).requirements.map(({ id }) => id);
    expect(asked.toSorted()).toEqual(papersFor(row).toSorted());
    expect(asked.length).toBeLessThanOrEqual(mostProofs);
  });
});

describe('the sample families', () => {
  const trapsOf = ({ traps }: TypedSample) => traps.map(({ trap }) => trap);

  /** What each trap of the samples is told by; those that only change the checklist by nothing. */
  function expected({ traps, form }: TypedSample): { notices: string[]; printed: string } {
    const notices = rareCharacters(form['child.name'] ?? '').map((point) => `rare:${point}`);
    const names = traps.find(({ trap }) => trap === 'homophoneName');
    if (traps.some(({ trap }) => trap === 'ageTooYoung')) notices.push('child.birthDate:tooYoung');
    if (traps.some(({ trap }) => trap === 'duplicateChild')) notices.push('childHasOpenCase');
    if (names !== undefined) notices.push('name:character 琪≠祺');
    return { notices, printed: names?.printed ?? '' };
  }

  it.each(sampleForms.map((sample) => [sample.id, sample] as const))('%s', (_id, sample) => {
    const twin = sampleForms.find(({ id }) => sample.traps.some((trap) => trap.of === id));
    const others = twin === undefined ? [] : [otherCase(twin, { changes: {}, state: 'received' })];
    const { notices, printed } = expected(sample);
    const current = meet({ ...sample, printed }, others, notices);
    const asked = shippedPack.checklistFor(current).requirements.map(({ id }) => id);
    expect(asked.includes('soleResidence')).toBe(['f01', 'f03'].includes(sample.id));
    expect(asked.includes('marriage')).toBe(trapsOf(sample).includes('differentBooks'));
    // 居住证 is not asked of a family with a home: one that has run out is no reason to send anybody away.
    if (trapsOf(sample).includes('permitExpired')) expect(asked).not.toContain('dwelling');
  });

  it('have a wrong check digit found where the register misprints it', () => {
    const sample = sampleForms.find((one) => trapsOf(one).includes('badCheckDigit'));
    const printed = sample?.traps[0]?.printed ?? '';
    const form = { ...sample?.form, 'child.idNumber': printed };
    if (sample === undefined) throw new Error('No such sample');
    meet({ ...sample, form }, [], ['child.idNumber:idNumberCheckDigit']);
  });

  it('have a dot found that one paper prints otherwise', () => {
    const sample = sampleForms.find((one) => trapsOf(one).includes('minorityDot'));
    const printed = sample?.traps[0]?.printed ?? '';
    expect(nameDisagreement(sample?.form['guardian1.name'] ?? '', printed)).toEqual({
      kind: 'separator',
    });
  });
});

describe('what is set aside', () => {
  it('stays with the case when group or matter change, and comes back when it is asked again', () => {
    const row = familyRows.find(({ group }) => group === 'migrantWorker');
    if (row === undefined) throw new Error('No such family');
    const desk = atDesk(row);
    const { caseId } = desk;
    const before = desk.current();
    const judged = () => completeness(desk.current(), shippedPack.checklistFor(desk.current()));
    desk.give({ name: 'chooseGroup', caseId, answers: answersOf.homeAndRegister });
    desk.give({ name: 'chooseKind', caseId, kind: 'transferIn' });
    expect(judged().setAside.map(({ requirementId }) => requirementId)).toEqual([
      'dwelling',
      'work',
    ]);
    expect(desk.current().documents).toEqual(before.documents);
    const unknown = { documentId: uuidv7(), pageId: uuidv7() };
    expect(desk.give({ name: 'removePage', caseId, ...unknown }).ok).toBe(false);
    desk.give({ name: 'chooseKind', caseId, kind: 'primary' });
    desk.give({ name: 'chooseGroup', caseId, answers: answersOf.migrantWorker });
    expect(judged()).toMatchObject({ setAside: [], openCount: 0 });
    expect(desk.current()).toEqual(before);
  });
});
