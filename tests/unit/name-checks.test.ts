/** One name on several papers: a slip of the pen is shown, another person is not taken for one. */
import { describe, expect, it } from 'vitest';
import type { Case } from '../../shared/domain/case';
import type { Form } from '../../shared/domain/form';
import { nameDisagreement } from '../../shared/domain/name-agreement';
import { nameChecks } from '../../shared/domain/name-checks';
import { aDeskOnPaper, completeForm } from '../support/case-builders';
import { answersOf } from '../support/families/family-forms';

const owned: Form = { 'residence.tenure': 'owned' };

function caseWith(form: Form, checked?: string): Case {
  const desk = aDeskOnPaper();
  const { caseId } = desk;
  desk.give({ name: 'openCase', caseId, answers: answersOf.registerNoHome });
  desk.give({ name: 'editForm', caseId, changes: { ...completeForm, ...owned, ...form } });
  if (checked !== undefined) {
    const finding = {
      person: 'guardian1',
      paper: 'residentId',
      verdict: 'same',
      note: '',
    } as const;
    const id = '019a0000-0000-7000-8000-000000000001';
    desk.give({ name: 'checkIdentity', caseId, finding: { ...finding, id, name: checked } });
  }
  return desk.current();
}

describe('two writings of a name', () => {
  it.each([
    ['隋琪鹿', '隋祺鹿', { kind: 'character', here: '琪', there: '祺' }],
    ['买合木提·艾山江', '买合木提.艾山江', { kind: 'separator' }],
    ['ＬＩ Ming', 'li ming', { kind: 'separator' }],
    ['尉迟砚', '荀映蓝', { kind: 'name' }],
    ['尉迟砚', '尉迟', { kind: 'name' }],
    ['王芳', '王方', { kind: 'character', here: '芳', there: '方' }],
    ['王芳', '李方', { kind: 'name' }],
    ['仉沐𣲗', '仉沐淼', { kind: 'character', here: '𣲗', there: '淼' }],
  ])('%s and %s', (here, there, found) => {
    expect(nameDisagreement(here, there)).toEqual(found);
    expect(nameDisagreement(here, here)).toBeUndefined();
    expect(nameDisagreement(here, '')).toBeUndefined();
  });
});

describe('the names of a family', () => {
  it.each<[string, Form, string | undefined, string[]]>([
    ['agree', { 'register.head': '荀映蓝' }, '尉迟砚', []],
    [
      'a grandparent is head of the register',
      { 'register.head': '尉迟山' },
      undefined,
      ['register.head'],
    ],
    ['somebody else is head of the register', { 'register.head': '柳如是' }, undefined, []],
    ['the paper at the counter says otherwise', {}, '尉迟研', ['identityCheck']],
    ['the paper is of somebody else', {}, '柳如是', ['identityCheck']],
    [
      'the owner is a guardian and written apart',
      { 'residence.owner': '荀英蓝' },
      undefined,
      ['residence.owner'],
    ],
    ['the owner is anybody', { 'residence.owner': '柳如是' }, undefined, []],
    [
      'the owner should be a guardian and is not',
      { 'residence.owner': '柳如是', 'residence.ownerRelation': 'guardian' },
      undefined,
      ['residence.owner'],
    ],
    [
      'nobody is asked for the owner',
      { 'residence.tenure': 'rented', 'residence.owner': '荀英蓝' },
      undefined,
      [],
    ],
    [
      'the second guardian is not asked for',
      { 'family.singleParent': 'yes', 'residence.owner': '荀英蓝' },
      undefined,
      [],
    ],
  ])('%s', (_name, form, checked, places) => {
    expect(nameChecks(caseWith(form, checked)).map(({ place }) => place)).toEqual(places);
  });
});
