/** Whose page it is: by what the paper calls people, and by what the form and the other papers know. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readingProposals } from '../../shared/capture/reading/reading-proposals';
import type { Form } from '../../shared/domain/form';
import { pageText } from '../support/page-text-builders';
import {
  birthPage,
  childNumber,
  childPage,
  fatherNumber,
  find,
  headPage,
  idNumber,
  motherNumber,
  page,
  registerPage,
  subject,
  textsOf,
  wifePage,
} from '../support/read-papers';

test('father and mother of an empty form are the head of whom the child is, and his wife', () => {
  const proposals = readingProposals(
    [
      page('hukou', 'head', headPage),
      page('hukou', 'child', childPage),
      page('hukou', 'member', wifePage),
    ],
    subject(),
  );
  expect(textsOf(proposals)).toMatchObject({
    'guardian1.name': '柳承安',
    'guardian1.relation': 'father',
    'guardian1.idNumber': fatherNumber,
    'guardian2.name': '程若溪',
    'guardian2.relation': 'mother',
    'guardian2.idNumber': motherNumber,
  });
});

test('the place of a parent in the form is the one that the form gives, not the usual one', () => {
  const form: Form = { 'guardian1.name': '程若溪', 'guardian1.relation': 'mother' };
  const proposals = readingProposals(
    [page('hukou', 'child', childPage), page('hukou', 'head', headPage)],
    subject(form),
  );
  expect(textsOf(proposals)).toMatchObject({
    'guardian2.name': '柳承安',
    'guardian2.relation': 'father',
  });
  expect(find(proposals, 'guardian1.idNumber')).toBeUndefined();
});

test('the head of whom the child is a grandchild is nobody of the form', () => {
  const grandchild = registerPage({ name: '柳知夏', relation: '孙女', number: childNumber });
  const proposals = readingProposals(
    [page('hukou', 'head', headPage), page('hukou', 'child', grandchild)],
    subject(),
  );
  expect(proposals.filter(({ key }) => key.startsWith('guardian'))).toEqual([]);
  expect(find(proposals, 'register.childRelation')?.text).toBe('grandchild');
  expect(find(proposals, 'register.head')?.text).toBe('柳承安');
});

test('a single guardian is not chosen between two parents', () => {
  const marriage = pageText([
    ['结婚证', 300, 20, 60],
    ['结婚证字号J371103-2018-000001', 100, 300],
    ['姓名柳承安', 1_000, 200],
    ['性别男', 1_400, 200],
    [`身份证件号${fatherNumber}`, 1_000, 350],
    ['姓名程若溪', 1_000, 500],
    ['性别女', 1_400, 500],
    [`身份证件号${motherNumber}`, 1_000, 650],
  ]);
  const single = subject({ 'family.singleParent': 'yes' });
  expect(readingProposals([page('marriage', 'inner', marriage)], single)).toEqual([]);
  const both = readingProposals([page('marriage', 'inner', marriage)], subject());
  expect(textsOf(both)).toMatchObject({
    'guardian1.name': '柳承安',
    'guardian1.idNumber': fatherNumber,
    'guardian2.name': '程若溪',
    'guardian2.idNumber': motherNumber,
  });
});

test('the page of another child says nothing about this one', () => {
  const form: Form = {
    'child.name': '赵启明',
    'child.idNumber': idNumber('37110320190303997'),
  };
  const proposals = readingProposals([page('hukou', 'child', childPage)], subject(form));
  expect(proposals.filter(({ key }) => key.startsWith('child.'))).toEqual([]);
});

test('the parents on the birth record take their places', () => {
  const proposals = readingProposals([page('birth', 'first', birthPage('柳知夏'))], subject());
  expect(textsOf(proposals)).toMatchObject({
    'child.name': '柳知夏',
    'child.sex': 'female',
    'guardian1.name': '柳承安',
    'guardian1.idNumber': fatherNumber,
    'guardian2.name': '程若溪',
    'guardian2.idNumber': motherNumber,
  });
});

test('a page laid in the wrong place is read as what it is, and another kind says nothing', () => {
  const wife = readingProposals([page('hukou', 'child', wifePage)], subject());
  expect(wife.filter(({ key }) => key.startsWith('child.'))).toEqual([]);
  expect(readingProposals([page('property', 'inner', childPage)], subject())).toEqual([]);
});

test('in whatever order the pages come, the same people are found', () => {
  const all = [
    page('hukou', 'head', headPage),
    page('hukou', 'child', childPage),
    page('hukou', 'member', wifePage),
    page('birth', 'first', birthPage('柳知夏')),
  ];
  const forms: Form[] = [{}, { 'guardian1.name': '程若溪' }, { 'guardian2.relation': 'father' }];
  for (const form of forms) {
    const usual = textsOf(readingProposals(all, subject(form)));
    expect(Object.keys(usual)).toContain('guardian2.idNumber');
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (some) => {
        expect(textsOf(readingProposals(some, subject(form)))).toEqual(usual);
      }),
      { numRuns: 24 },
    );
  }
});
