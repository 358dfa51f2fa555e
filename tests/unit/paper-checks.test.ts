/** Papers of one family that should agree: every way in which they do not is found at its field, and nothing else. */
import { describe, expect, it } from 'vitest';
import type { Case } from '../../shared/domain/case';
import type { Form } from '../../shared/domain/form';
import type { ApplicantGroup } from '../../shared/domain/group';
import { withSettled } from '../../shared/domain/finding';
import { caseChecks } from '../../shared/policy/case-checks';
import { paperChecks } from '../../shared/policy/paper-checks';
import { shippedPack } from '../support/case-builders';
import { familyForm } from '../support/families/family-forms';

const rules = {
  region: { code: '371103', name: '山东省日照市岚山区' },
  sameAddress: { groups: ['homeAndRegister' as const], reason: '因为', legalBasis: '依据' },
};
const caseWith = (form: Form, group: ApplicantGroup = 'registerNoHome'): Case =>
  ({
    kind: 'primary',
    group,
    form: { ...familyForm('primary', group, 'twoGuardians'), ...form },
  }) as unknown as Case;
const found = (form: Form, group?: ApplicantGroup) =>
  paperChecks(caseWith(form, group), rules).map(({ kind, field, other }) => [kind, field, other]);

describe('户号', () => {
  it.each<[string, Form, readonly string[]]>([
    ['the same on every page', { 'register.memberNumber': '148300001' }, []],
    [
      'written with blanks and full-width figures',
      { 'register.memberNumber': '户号：１４８３ 00001' },
      [],
    ],
    ['another one on the child’s page', { 'register.memberNumber': '148300009' }, ['bookApart']],
    [
      'the child on the other book of two',
      {
        'register.differentBooks': 'yes',
        'register.otherNumber': '2',
        'register.memberNumber': '2',
      },
      [],
    ],
    [
      'two books, the other not told',
      { 'register.differentBooks': 'yes', 'register.memberNumber': '2' },
      [],
    ],
    [
      'two books with one number',
      { 'register.differentBooks': 'yes', 'register.otherNumber': '148300001' },
      ['bookSame'],
    ],
    [
      'the child on a third book',
      {
        'register.differentBooks': 'yes',
        'register.otherNumber': '2',
        'register.memberNumber': '3',
      },
      ['registerNumber'],
    ],
    ['no number yet', { 'register.number': '', 'register.memberNumber': '3' }, []],
    [
      'a second book that nobody is asked for',
      { 'family.singleParent': 'yes', 'register.otherNumber': '148300001' },
      [],
    ],
  ])('%s', (_name, form, kinds) => {
    expect(found(form).map(([kind]) => kind)).toEqual(kinds);
  });
});

describe('与户主关系', () => {
  it.each<[string, Form, boolean]>([
    ['a child of the father, who is the head', { 'register.childRelation': 'child' }, false],
    ['a grandchild of the father', { 'register.childRelation': 'grandchild' }, true],
    [
      'a child of a guardian who is no parent',
      { 'register.childRelation': 'child', 'guardian1.relation': 'other' },
      true,
    ],
    [
      'a grandchild of a guardian who is no parent',
      { 'register.childRelation': 'grandchild', 'guardian1.relation': 'other' },
      false,
    ],
    [
      'a grandchild of a head who is no guardian',
      { 'register.childRelation': 'grandchild', 'register.head': '尉大山' },
      false,
    ],
    ['the head itself, while the father is', { 'register.childRelation': 'self' }, true],
    ['the head itself', { 'register.childRelation': 'self', 'register.head': '尉玥宁' }, false],
    ['a child of itself', { 'register.childRelation': 'child', 'register.head': '尉玥宁' }, true],
    [
      'a child with its father’s name',
      { 'register.childRelation': 'child', 'child.name': '尉迟砚' },
      false,
    ],
    ['not told', {}, false],
  ])('%s', (_name, form, isFound) => {
    expect(found(form).map(([kind]) => kind)).toEqual(isFound ? ['relation'] : []);
  });
});

describe('address', () => {
  const home = '山东省日照市岚山区望潮街道望潮北路2号楼1单元301室';
  it.each<[string, Form, ApplicantGroup, readonly string[]]>([
    [
      'one place written in two ways',
      { 'residence.paperAddress': '望潮街道望潮北路2号楼 1单元301室' },
      'registerNoHome',
      [],
    ],
    [
      'a full-width one',
      { 'residence.paperAddress': home.replace('2', '２') },
      'registerNoHome',
      [],
    ],
    [
      'another flat',
      { 'residence.paperAddress': home.replace('301', '302') },
      'registerNoHome',
      ['address'],
    ],
    ['a register elsewhere, where the group may', {}, 'registerNoHome', []],
    [
      'a register elsewhere, where the pack needs one address',
      {},
      'homeAndRegister',
      ['registerAddress'],
    ],
    ['a register at home', { 'register.address': home }, 'homeAndRegister', []],
    [
      'the deed counts before the address that was told',
      { 'register.address': home, 'residence.paperAddress': home.replace('301', '302') },
      'homeAndRegister',
      ['address', 'registerAddress'],
    ],
    [
      'a paper of a home nobody has',
      { 'residence.tenure': 'none', 'residence.paperAddress': '别处' },
      'registerNoHome',
      [],
    ],
  ])('%s', (_name, form, group, kinds) => {
    expect(found(form, group).map(([kind]) => kind)).toEqual(kinds);
  });
});

describe('what is settled', () => {
  it('stays settled for these values, and another value is another finding', () => {
    const current = caseWith({ 'register.memberNumber': '148300009' });
    const [check] = caseChecks(current, shippedPack.pack);
    expect(check).toMatchObject({ kind: 'papersDisagree', settled: undefined });
    expect(check?.fields).toEqual(['register.memberNumber', 'register.number']);
    const { kind = 'papersDisagree', key = '' } = check ?? {};
    const said = {
      outcome: 'evidence',
      reason: '户口簿补页',
      at: '2026-08-01T00:00:00.000Z',
    } as const;
    const findings = withSettled([], { kind, key, ...said, by: '程望', byId: 'x' });
    expect(caseChecks({ ...current, findings }, shippedPack.pack)[0]?.settled?.reason).toBe(
      '户口簿补页',
    );
    const changed = caseWith({ 'register.memberNumber': '148300008' });
    expect(caseChecks({ ...changed, findings }, shippedPack.pack)[0]?.settled).toBeUndefined();
  });

  it('has a key that fits, however long the addresses are', () => {
    const long = '甲'.repeat(199);
    const keys = ['乙', '丙'].map((end) =>
      caseChecks(
        caseWith({ 'residence.paperAddress': long + end, 'residence.address': long }),
        shippedPack.pack,
      ).map(({ key }) => key),
    );
    expect(keys[0]).toHaveLength(1);
    expect(keys[0]).not.toEqual(keys[1]);
    for (const [key = ''] of keys) expect(key.length).toBeLessThanOrEqual(200);
  });
});
