/** Connector profiles: what is refused, that nothing is lost on the way out, and that everything can be read back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCountyChanges } from '../../shared/connector/county-answer';
import { mapOut } from '../../shared/connector/county-record';
import { checkOver, readMatterNumber } from '../../shared/connector/matter-number';
import type { ConnectorProfile, Mapped } from '../../shared/connector/profile';
import { largestProfileBytes } from '../../shared/connector/profile';
import { readProfile } from '../../shared/connector/read-profile';
import type { FieldKey, Form } from '../../shared/domain/form';
import { fieldDefinition, fieldKeys } from '../../shared/domain/form';
import { aProfile } from '../support/connector-profiles';
import { mapBack } from '../support/county-record-back';

const read = (profile: unknown) => {
  const text = typeof profile === 'string' ? profile : JSON.stringify(profile);
  return readProfile({ text, bytes: Buffer.byteLength(text) });
};

const choicesOf = (key: FieldKey): readonly string[] => {
  const { kind, choices = [] } = fieldDefinition(key);
  return kind === 'flag' ? ['yes', 'no'] : choices;
};

/** A name of the county for a field, and sometimes its way of writing the value. */
const mappedFor = (key: FieldKey): fc.Arbitrary<Mapped> => {
  const as = `县${key.replace(/[^A-Za-z0-9]/g, '_')}`;
  const choices = choicesOf(key);
  if (fieldDefinition(key).kind === 'day') {
    return fc.constantFrom('dashes', 'slashes', 'plain').map((day) => ({ as, day }) as const);
  }
  const codes = Object.fromEntries(choices.map((choice, index) => [choice, `C${String(index)}`]));
  return choices.length === 0 ? fc.constant({ as }) : fc.constantFrom({ as }, { as, codes });
};

const valueOf = (key: FieldKey): fc.Arbitrary<string> => {
  const choices = choicesOf(key);
  if (choices.length > 0) return fc.constantFrom(...choices);
  if (fieldDefinition(key).kind === 'day') {
    return fc
      .date({ min: new Date('1950-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
  }
  return fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
};

const someFields = fc
  .subarray(fieldKeys)
  .chain((keys) =>
    fc.tuple(...keys.map((key) => mappedFor(key).map((mapped) => [key, mapped] as const))),
  );
const someForm = fc
  .subarray(fieldKeys)
  .chain((keys) =>
    fc
      .tuple(...keys.map((key) => valueOf(key).map((value) => [key, value] as const)))
      .map((entries) => Object.fromEntries(entries) as Form),
  );

const aCase = {
  caseNumber: 'L2345-2026-00001X',
  kind: 'primary',
  season: 2026,
  group: 'homeAndRegister',
  submittedAt: '2026-06-01T08:00:00.000Z',
} as const;

describe('a profile', () => {
  it('is read when it fits', () => {
    expect(read(aProfile())).toEqual({ ok: true, value: aProfile() });
  });

  it.each([
    ['nothing', '', 'profileUnreadable'],
    ['no JSON', '对接', 'profileUnreadable'],
    ['another JSON', '[1]', 'profileUnreadable'],
    ['another format', JSON.stringify({ format: 'enrollment-signed-pack/1' }), 'profileUnreadable'],
    ['a deep nest', '['.repeat(100_000), 'profileUnreadable'],
    ['a later one', JSON.stringify({ format: 'enrollment-connector-profile/2' }), 'profileTooNew'],
    ['a large one', ' '.repeat(largestProfileBytes + 1), 'profileTooLarge'],
  ])('that is %s is refused', (_, text, kind) => {
    expect(read(text)).toMatchObject({ ok: false, error: { kind } });
  });

  const fields = (of: ConnectorProfile['fields']) => ({ fields: of });
  it.each<[string, object, string, string]>([
    ['a word too many', { secret: 'x' }, '', 'shape'],
    [
      'a name that means something to a program',
      fields({ 'child.name': { as: '__proto__' } }),
      'fields.child.name.as',
      'shape',
    ],
    ['a field that nobody has', { fields: { 'child.shoeSize': { as: 'a' } } }, 'fields', 'shape'],
    [
      'one name for two',
      fields({ 'child.name': { as: 'xm' }, 'guardian1.name': { as: 'xm' } }),
      'fields.guardian1.name',
      'nameTwice',
    ],
    [
      'a constant under a name in use',
      { ...fields({ 'child.name': { as: 'ly' } }), constants: { ly: '1' } },
      'constants.ly',
      'nameTwice',
    ],
    [
      'a choice without a code',
      fields({ 'child.sex': { as: 'xb', codes: { male: '1' } } }),
      'fields.child.sex.codes',
      'codesIncomplete',
    ],
    [
      'one code for two',
      fields({ 'child.sex': { as: 'xb', codes: { male: '1', female: '1' } } }),
      'fields.child.sex.codes',
      'codeTwice',
    ],
    [
      'codes for a text',
      fields({ 'child.name': { as: 'xm', codes: { a: '1' } } }),
      'fields.child.name.codes',
      'codesWithoutChoices',
    ],
    [
      'a day that is none',
      fields({ 'child.name': { as: 'xm', day: 'plain' } }),
      'fields.child.name.day',
      'dayWithoutDay',
    ],
    ['outcomes left out', { outcomes: { accepted: '1' } }, 'outcomes', 'codesIncomplete'],
    [
      'a number that never changes',
      { matterNumber: [{ text: 'RX' }] },
      'matterNumber',
      'numberFixed',
    ],
    [
      'a check in the middle',
      { matterNumber: [{ check: 'mod37-36' }, { digits: 3 }] },
      'matterNumber',
      'checkNotLast',
    ],
    [
      'a scope with a blank',
      {
        identity: {
          kind: 'oidc',
          issuer: 'https://a.cn',
          clientId: 'c',
          scopes: ['a b'],
          way: 'browser',
        },
      },
      'identity.scopes.0',
      'shape',
    ],
  ])('with %s is refused', (_, change, place, fault) => {
    expect(read({ ...aProfile(), ...change })).toMatchObject({
      ok: false,
      error: { kind: 'profileFaulty', faults: [{ place, fault }] },
    });
  });
});

describe('a submission', () => {
  it('is mapped out with every filled-in field named or told, and read back the same', () => {
    fc.assert(
      fc.property(someFields, someForm, (mapped, form) => {
        const profile = { ...aProfile(), fields: Object.fromEntries(mapped) };
        expect(read(profile).ok).toBe(true);
        const { record, unmapped } = mapOut(profile, { ...aCase, form });
        const named = Object.keys(form).filter((key) => key in profile.fields);
        expect([...named, ...unmapped].sort()).toEqual(Object.keys(form).sort());
        const back = mapBack(profile, record);
        expect(back).toEqual({
          ok: true,
          value: {
            form: Object.fromEntries(named.map((key) => [key, form[key as FieldKey]])),
            facts: { number: aCase.caseNumber, season: '2026' },
            unknown: [],
          },
        });
      }),
      { numRuns: 300 },
    );
  });

  it('is named as the profile says', () => {
    const form = { 'child.name': '程小望', 'child.sex': 'female', 'child.birthDate': '2019-09-01' };
    expect(mapOut(aProfile(), { ...aCase, form }).record).toEqual({
      sbly: '线下帮办',
      bjbh: aCase.caseNumber,
      xn: '2026',
      xsxm: '程小望',
      xb: '2',
      csrq: '20190901',
    });
  });

  it('is not read back where a code is none of the list', () => {
    expect(mapBack(aProfile(), { xb: '3' })).toEqual({
      ok: false,
      error: { kind: 'valueUnreadable', name: 'xb' },
    });
    expect(mapBack(aProfile(), { sbly: '网上' })).toMatchObject({ ok: false });
    expect(mapBack(aProfile(), { other: '1' })).toMatchObject({ value: { unknown: ['other'] } });
  });
});

describe('an answer', () => {
  const change = { id: 'x', cursor: 1, caseId: 'y', revision: 1, type: 'decision' };
  const decision = { outcome: '90', reason: '不全', other: 7 };
  const field = (key: string) => ({ key, reason: '模糊' });

  it('is told in our outcomes, steps and fields', () => {
    const correction = { deadline: '2026-07-01', fields: [field('xsxm'), field('child.sex')] };
    const body = {
      changes: [
        { ...change, decision: { ...decision, correction } },
        { ...change, type: 'reviewStep', step: { step: 'CS', passed: true } },
        { ...change, type: 'verification' },
      ],
      cursor: 3,
    };
    expect(readCountyChanges(aProfile(), body)).toMatchObject({
      changes: [
        {
          decision: {
            outcome: 'correction',
            reason: '不全',
            other: 7,
            correction: { fields: [field('child.name'), field('child.sex')] },
          },
        },
        { step: { step: 'firstReview', passed: true } },
        { type: 'verification' },
      ],
      cursor: 3,
    });
  });

  it('tells in words what the profile has no field for', () => {
    const correction = { fields: [field('xsxm'), field('tz')] };
    expect(
      readCountyChanges(aProfile(), {
        changes: [{ ...change, decision: { ...decision, correction } }],
      }),
    ).toMatchObject({
      changes: [
        { decision: { reason: '不全; tz: 模糊', correction: { fields: [field('child.name')] } } },
      ],
    });
  });

  it('that is anything at all breaks nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        readCountyChanges(aProfile(), a);
        readCountyChanges(aProfile(), {
          changes: [a, { decision: a, step: b }, { decision: { correction: { fields: [b] } } }],
        });
      }),
    );
  });
});

describe('a matter number', () => {
  const parts = aProfile().matterNumber ?? [];
  const number = (season: number, serial: number) => {
    const before = `RX${String(season)}-${String(serial).padStart(6, '0')}`;
    return before + checkOver(before);
  };

  it('is read in its pieces, and refused with any one character changed', () => {
    const some = fc.tuple(
      fc.integer({ min: 1000, max: 9999 }),
      fc.integer({ min: 0, max: 999_999 }),
    );
    fc.assert(
      fc.property(
        some,
        fc.nat({ max: 13 }),
        fc.constantFrom(...'0123456789ABX-'),
        (of, at, other) => {
          const text = number(...of);
          expect(readMatterNumber(parts, text)).toEqual({
            season: String(of[0]),
            serial: String(of[1]).padStart(6, '0'),
          });
          const changed = text.slice(0, at) + other + text.slice(at + 1);
          if (changed !== text) expect(readMatterNumber(parts, changed)).toBeUndefined();
        },
      ),
    );
  });

  it.each([
    '',
    'RX',
    `${number(2026, 1)}0`,
    ` ${number(2026, 1)}`,
    number(2026, 1).replace('0', '０'),
  ])('is not %j', (text) => {
    expect(readMatterNumber(parts, text)).toBeUndefined();
  });
});
