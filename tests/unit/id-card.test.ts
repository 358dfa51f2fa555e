/** What chips say and what the form is offered of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cardFields,
  cardProposals,
  cardWarnings,
  isSafe,
} from '../../shared/capture/card-proposals';
import { parseCardText, type IdCard } from '../../shared/capture/id-card';
import { idNumberCheckDigit } from '../../shared/domain/id-number';
import type { Form } from '../../shared/domain/form';
import {
  foreignCard2017,
  foreignCard2023,
  residencePermit,
  residentCard,
  type ResidentCard,
} from '../support/reader/card-bytes';

const today = '2026-05-20';
const whole = (first17: string) => first17 + idNumberCheckDigit(first17);
const number = whole('33010620190312001');
const card: ResidentCard = {
  name: '林望舒',
  sex: '1',
  nation: '02',
  birth: '20190312',
  address: '浙江省杭州市西湖区文一路 1 号',
  number,
  issuer: '杭州市公安局西湖分局',
  from: '20230101',
  until: '20280101',
};
const read = (bytes: Uint8Array): IdCard => {
  const parsed = parseCardText(bytes);
  if (!parsed.ok) throw new Error('unreadable');
  return parsed.value;
};
const subject = (form: Form) => ({ kind: 'primary', group: 'homeAndRegister', form }) as const;

describe('the text block', () => {
  it('of a resident', () => {
    expect(read(residentCard(card))).toEqual({
      kind: 'resident',
      name: '林望舒',
      sex: 'male',
      nation: '02',
      birthDate: '2019-03-12',
      address: card.address,
      number,
      issuer: card.issuer,
      validFrom: '2023-01-01',
      validUntil: '2028-01-01',
    });
  });
  it('of a resident for life, with a new address and the dot of a minority name', () => {
    const told = read(
      residentCard({
        ...card,
        name: '阿依努尔·买买提',
        until: '长期',
        newAddress: '新疆喀什市某路 2 号',
      }),
    );
    expect(told.name).toBe('阿依努尔·买买提');
    expect(told.validUntil).toBe('long');
    expect(told.newAddress).toBe('新疆喀什市某路 2 号');
  });
  it('of a residence permit', () => {
    const permit = whole('81000020190312001');
    const told = read(residencePermit({ ...card, number: permit, permit: 'H12345678' }));
    expect(told).toMatchObject({
      kind: 'residencePermit',
      number: permit,
      permitNumber: 'H12345678',
    });
    expect(told.nation).toBeUndefined();
  });
  it('of permanent residents from abroad, both editions', () => {
    const abroad = {
      latinName: 'ZHANG, ANNA MARIA',
      name: '张安娜',
      sex: '2',
      birth: '20190312',
      from: '20240101',
      until: '20290101',
    } as const;
    expect(read(foreignCard2017({ ...abroad, number: 'DEU110012345678', country: 'DEU' }))).toEqual(
      {
        kind: 'foreign2017',
        name: '张安娜',
        latinName: 'ZHANG, ANNA MARIA',
        nationality: 'DEU',
        sex: 'female',
        birthDate: '2019-03-12',
        number: 'DEU110012345678',
        validFrom: '2024-01-01',
        validUntil: '2029-01-01',
      },
    );
    const newer = whole('91102762019031200');
    expect(read(foreignCard2023({ ...abroad, number: newer }))).toMatchObject({
      kind: 'foreign2023',
      name: '张安娜',
      number: newer,
      birthDate: '2019-03-12',
    });
  });
  it('is refused when it is no card', () => {
    const unreadable = { ok: false, error: { kind: 'cardUnreadable' } };
    expect(parseCardText(new Uint8Array(256))).toEqual(unreadable);
    expect(parseCardText(residentCard(card).subarray(1))).toEqual(unreadable);
    expect(parseCardText(residentCard({ ...card, name: '' }))).toEqual(unreadable);
    expect(parseCardText(residentCard({ ...card, name: '林\u0007' }))).toEqual(unreadable);
    expect(parseCardText(residentCard({ ...card, name: '\ud840' }))).toEqual(unreadable);
    expect(parseCardText(residentCard({ ...card, number: '' }))).toEqual(unreadable);
  });
  it('never throws, and says only what fits its schema', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        parseCardText(bytes);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 256, maxLength: 256 }), (bytes) => {
        parseCardText(bytes);
      }),
    );
  });
});

describe('what the form is offered', () => {
  it('new where nothing stands, same and different beside what was typed', () => {
    const form: Form = {
      'child.name': '林望舒',
      'child.nation': '蒙古',
      'child.birthDate': '2019-03-13',
      'child.idNumber': number.toLowerCase(),
    };
    const offered = cardProposals(read(residentCard(card)), 'child', subject(form));
    const standing = Object.fromEntries(offered.map(({ key, standing }) => [key, standing]));
    expect(standing).toEqual({
      'child.name': 'same',
      'child.idType': 'new',
      'child.idNumber': 'same',
      'child.sex': 'new',
      'child.birthDate': 'different',
      'child.nation': 'same',
      'register.address': 'new',
      'pupil.idValidUntil': 'new',
    });
    expect(cardFields(read(residentCard(card)), 'child')).toEqual(
      expect.arrayContaining(Object.keys(standing)),
    );
  });
  it('of a guardian: who it is and where; a card that nobody chose otherwise is the usual one', () => {
    const offered = cardProposals(read(residentCard(card)), 'guardian1', subject({}));
    expect(offered.map(({ key, standing }) => [key, standing])).toEqual([
      ['guardian1.name', 'new'],
      ['guardian1.idType', 'same'],
      ['guardian1.idNumber', 'new'],
      ['register.address', 'new'],
    ]);
  });
  it('the address of a guardian for the child only when a person ticks it', () => {
    const theirs = cardProposals(read(residentCard(card)), 'guardian1', subject({}));
    expect(theirs.filter(isSafe).map(({ key }) => key)).toEqual([
      'guardian1.name',
      'guardian1.idNumber',
    ]);
    const own = cardProposals(read(residentCard(card)), 'child', subject({}));
    expect(own.filter(isSafe).map(({ key }) => key)).toContain('register.address');
    const permit = read(
      residencePermit({ ...card, number: whole('82000020190312001'), permit: 'M12345678' }),
    );
    const lives = cardProposals(permit, 'guardian2', subject({})).find(
      ({ key }) => key === 'residence.address',
    );
    expect(lives).toMatchObject({ standing: 'new', ofOther: true });
  });
  it('no address of a guardian where the parents stand on two books', () => {
    const apart = subject({ 'register.differentBooks': 'yes' });
    const keys = (person: 'child' | 'guardian1') =>
      cardProposals(read(residentCard(card)), person, apart).map(({ key }) => key);
    expect(keys('guardian1')).not.toContain('register.address');
    expect(keys('child')).toContain('register.address');
    // What was said before the other parent was left out is asked no more.
    const single = subject({ 'register.differentBooks': 'yes', 'family.singleParent': 'yes' });
    expect(
      cardProposals(read(residentCard(card)), 'guardian1', single).map(({ key }) => key),
    ).toContain('register.address');
  });
  it('nothing of a guardian who is not asked for', () => {
    const single = subject({ 'family.singleParent': 'yes' });
    const offered = cardProposals(read(residentCard(card)), 'guardian2', single);
    expect(offered.map(({ key }) => key)).toEqual(['register.address']);
  });
  it('of a residence permit: where the child lives, not where it is registered', () => {
    const permit = whole('82000020190312001');
    const told = read(residencePermit({ ...card, number: permit, permit: 'M12345678' }));
    const offered = cardProposals(told, 'child', subject({}));
    const texts = Object.fromEntries(offered.map(({ key, text }) => [key, text]));
    expect(texts['child.idType']).toBe('macaoPermit');
    expect(texts['residence.address']).toBe(card.address);
    expect(texts['register.address']).toBeUndefined();
  });
  it('private characters of older systems are never sure, and told with what they became', () => {
    const old = read(residentCard({ ...card, name: '林\ue832舒' }));
    const [name] = cardProposals(old, 'child', subject({}));
    expect(name).toMatchObject({ unsure: true, modern: '林\u9fb8舒' });
    const other = read(residentCard({ ...card, name: '林\ue000舒' }));
    expect(cardProposals(other, 'child', subject({}))[0]).toMatchObject({ unsure: true });
    expect(cardProposals(other, 'child', subject({}))[0]?.modern).toBeUndefined();
  });
});

describe('what to look at first', () => {
  const warned = (changes: Partial<ResidentCard>, form: Form = {}) =>
    cardWarnings(read(residentCard({ ...card, ...changes })), 'child', form, today);
  it('nothing about a good card', () => expect(warned({})).toEqual([]));
  it('a card that is over, or not yet valid', () => {
    expect(warned({ until: '20260519' })).toEqual([{ kind: 'expired', until: '2026-05-19' }]);
    expect(warned({ until: '20260520' })).toEqual([]);
    expect(warned({ until: '长期' })).toEqual([]);
    expect(warned({ from: '20260521' })).toEqual([{ kind: 'notYetValid', from: '2026-05-21' }]);
  });
  it('a number that fails its check, or tells another birth or sex', () => {
    const wrong = number.slice(0, 17) + (number.endsWith('1') ? '2' : '1');
    expect(warned({ number: wrong })).toEqual([
      { kind: 'numberWrong', problem: 'idNumberCheckDigit' },
    ]);
    expect(warned({ birth: '20190313' })).toEqual([{ kind: 'numberSaysOtherBirth' }]);
    expect(warned({ sex: '2' })).toEqual([{ kind: 'numberSaysOtherSex' }]);
  });
  it('a card of somebody else', () => {
    expect(warned({}, { 'child.idNumber': whole('33010620190312003') })).toEqual([
      { kind: 'otherPerson' },
    ]);
    expect(warned({}, { 'guardian2.idNumber': number })).toEqual([
      { kind: 'numberOf', person: 'guardian2' },
    ]);
  });
});
