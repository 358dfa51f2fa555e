/** Identity numbers, case numbers, field rules and the shipped policy pack. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applicantGroups } from '../../shared/domain/group';
import { fieldProblem, formProblems } from '../../shared/domain/field-rules';
import type { Form } from '../../shared/domain/form';
import { parseIdNumber } from '../../shared/domain/id-number';
import { caseNumberText, isCaseNumber } from '../../shared/domain/numbering';
import { loadPack } from '../../shared/policy/checklist';
import { mostProofs } from '../../shared/policy/pack';
import packJson from '../../shared/policy/packs/five-groups-2026.json' with { type: 'json' };
import { completeForm, inventedIdNumber, shippedPack } from '../support/case-builders';

const rules = { age: shippedPack.pack.age };

describe('identity numbers (GB 11643)', () => {
  it('reads a valid one', () => {
    expect(parseIdNumber('11010519491231002x')).toEqual({
      ok: true,
      value: {
        text: '11010519491231002X',
        region: '110105',
        birthDate: '1949-12-31',
        sex: 'female',
      },
    });
  });

  it('finds every single wrong digit', () => {
    const day = fc.date({
      min: new Date('1930-01-01'),
      max: new Date('2026-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        day,
        fc.nat(999),
        fc.nat(17),
        fc.integer({ min: 1, max: 9 }),
        (date, n, at, add) => {
          const valid = inventedIdNumber(
            date.toISOString().slice(0, 10),
            String(n).padStart(3, '0'),
          );
          expect(parseIdNumber(valid).ok).toBe(true);
          const digit = valid[at] === 'X' ? 10 : Number(valid[at]);
          const wrong = valid.slice(0, at) + String((digit + add) % 10) + valid.slice(at + 1);
          fc.pre(wrong !== valid);
          expect(parseIdNumber(wrong).ok).toBe(false);
        },
      ),
    );
  });

  it.each([
    ['371103202007299989', 'idNumberCheckDigit'],
    ['37110320200729', 'idNumberLength'],
    ['371103202013299980', 'idNumberBirthDate'],
    ['001103202007299980', 'idNumberRegion'],
    ['991103202007299980', 'idNumberRegion'],
    ['37110320200729998A', 'idNumberCharacters'],
  ])('says what is wrong with %s', (text, kind) => {
    expect(parseIdNumber(text)).toMatchObject({ ok: false, error: { kind } });
  });
});

describe('case numbers', () => {
  it('find every single wrong character and every swap', () => {
    const drawn = { blockId: 'b', series: 'case' as const, stationCode: 'LTEST', serial: 1234 };
    const text = caseNumberText(drawn, 2026);
    expect(isCaseNumber(text)).toBe(true);
    for (let i = 0; i < text.length; i += 1) {
      if (text[i] === '-') continue;
      const other = text[i] === '7' ? '8' : '7';
      expect(isCaseNumber(text.slice(0, i) + other + text.slice(i + 1))).toBe(text[i] === other);
    }
    expect(isCaseNumber(text.replace('01234', '02134'))).toBe(false);
  });
});

describe('fields', () => {
  const subjectOf = (form: Form) => ({
    kind: 'primary' as const,
    group: 'homeAndRegister' as const,
    form,
  });
  const problemOf = (changes: Form, key: keyof Form) =>
    fieldProblem(subjectOf({ ...completeForm, ...changes }), key, rules, 2026)?.kind;

  it('accepts the complete family', () => {
    expect([...formProblems(subjectOf(completeForm), rules, 2026)]).toEqual([]);
  });

  it.each<[Form, keyof Form, string | undefined]>([
    [{ 'child.birthDate': '2020-03-06' }, 'child.idNumber', 'birthDateDisagrees'],
    [{ 'child.sex': 'male' }, 'child.idNumber', 'sexDisagrees'],
    [{ 'child.birthDate': '2020-09-01' }, 'child.birthDate', 'tooYoung'],
    [{ 'child.birthDate': '2020-08-31' }, 'child.birthDate', undefined],
    [{ 'child.birthDate': '2020-02-30' }, 'child.birthDate', 'dayFormat'],
    [{ 'child.birthDate': '1920-03-07' }, 'child.birthDate', 'birthDateUnlikely'],
    [{ 'child.birthDate': '2091-03-07' }, 'child.birthDate', 'birthDateUnlikely'],
    [
      {
        'residence.tenure': 'rented',
        'residence.since': '2024-03-01',
        'residence.until': '2023-02-28',
      },
      'residence.until',
      'daysReversed',
    ],
    [
      { 'residence.tenure': 'rented', 'residence.since': '2024-03-01', 'residence.until': '' },
      'residence.until',
      undefined,
    ],
    [
      {
        'residence.tenure': 'owned',
        'residence.since': '2024-03-01',
        'residence.until': '2023-02-28',
      },
      'residence.until',
      undefined,
    ],
    [{ 'guardian1.phone': '12ab' }, 'guardian1.phone', 'phoneFormat'],
    [{ 'residence.areaM2': '-4' }, 'residence.areaM2', 'numberFormat'],
    [{ 'residence.areaM2': '0' }, 'residence.areaM2', 'numberFormat'],
    [{ 'residence.residents': '1' }, 'residence.residents', undefined],
    [{ 'residence.residents': '0' }, 'residence.residents', 'countFormat'],
    [{ 'residence.residents': '0.5' }, 'residence.residents', 'countFormat'],
    [{ 'child.name': '<b>' }, 'child.name', 'nameCharacters'],
    [{ 'child.name': '努尔买提·买合木提' }, 'child.name', undefined],
    [{ 'child.name': '仉沐𣲗' }, 'child.name', undefined],
    [{ 'family.singleParent': 'yes', 'guardian2.name': '' }, 'guardian2.name', undefined],
    [{ 'guardian2.name': '' }, 'guardian2.name', 'required'],
    [{ 'child.idType': 'passport', 'child.idNumber': 'E1234567' }, 'child.idNumber', undefined],
    [{ 'child.idType': 'none', 'child.idNumber': '' }, 'child.idNumber', undefined],
    [
      { 'guardian1.idNumber': completeForm['child.idNumber'] ?? '' },
      'guardian1.idNumber',
      'sameIdNumber',
    ],
  ])('%o makes %s %s', (changes, key, kind) => {
    expect(problemOf(changes, key)).toBe(kind);
  });

  it.each<['junior' | 'transferIn', string, string | undefined]>([
    ['junior', '2014-02-28', undefined],
    ['transferIn', '2024-02-29', 'birthDateUnlikely'],
    ['transferIn', '2021-12-31', undefined],
    ['junior', '1995-12-31', 'birthDateUnlikely'],
  ])('of a pupil in %s may say born %s: %s', (kind, birthDate, problem) => {
    const subject = { kind, group: 'homeAndRegister' as const };
    const form = { ...completeForm, 'child.birthDate': birthDate };
    expect(fieldProblem({ ...subject, form }, 'child.birthDate', rules, 2026)?.kind).toBe(problem);
  });

  it.each([
    ['0', undefined],
    ['36', undefined],
    ['0.5', 'countFormat'],
    ['-1', 'countFormat'],
    ['', undefined],
  ])('take %s months of social insurance: %s', (months, problem) => {
    const form = { ...completeForm, 'work.insuranceMonths': months };
    const subject = { ...subjectOf(form), group: 'migrantWorker' as const };
    expect(fieldProblem(subject, 'work.insuranceMonths', rules, 2026)?.kind).toBe(problem);
  });

  it('hold a student number against the identity number of the child, however that was typed', () => {
    const number = completeForm['child.idNumber'] ?? '';
    const problem = (typed: string, student: string) => {
      const form = { ...completeForm, 'child.idNumber': typed, 'origin.studentNumber': student };
      const subject = { ...subjectOf(form), kind: 'transferIn' as const };
      return fieldProblem(subject, 'origin.studentNumber', rules, 2026)?.kind;
    };
    const blank = `${number.slice(0, 6)} ${number.slice(6)}`;
    const wide = number.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    for (const typed of [number, blank, wide]) {
      expect(problem(typed, `G${number}`), typed).toBeUndefined();
      expect(problem(typed, `G${inventedIdNumber('2019-01-01', '123')}`), typed).toBe(
        'studentNumberDisagrees',
      );
    }
  });
});

describe('the shipped policy pack', () => {
  it('never asks any reachable family for more than five proofs, found by trying every family', () => {
    const flags = ['yes', 'no'];
    for (const group of applicantGroups) {
      for (const single of flags) {
        for (const books of flags) {
          for (const tenure of ['owned', 'publicRental', 'rented', 'none']) {
            for (const area of ['30', '90']) {
              const form: Form = {
                'family.singleParent': single,
                'register.differentBooks': books,
                'residence.tenure': tenure,
                'residence.areaM2': area,
                'residence.residents': '3',
              };
              const { requirements } = shippedPack.checklistFor({ group, form } as never);
              expect(requirements.length).toBeLessThanOrEqual(mostProofs);
              expect(requirements.length).toBeGreaterThan(0);
            }
          }
        }
      }
    }
  });

  it.each([
    [{ group: 'homeAndRegister', 'residence.areaM2': '50', 'residence.residents': '3' }, true],
    [{ group: 'homeAndRegister', 'residence.areaM2': '54', 'residence.residents': '3' }, false],
  ])(
    'adds the sole-residence proof below 18 square metres a head: %o',
    ({ group, ...form }, asked) => {
      const typed = { 'residence.tenure': 'owned', ...form };
      const { requirements } = shippedPack.checklistFor({ group, form: typed } as never);
      expect(requirements.some(({ id }) => id === 'soleResidence')).toBe(asked);
    },
  );

  it('is refused with the place named when a condition cannot be read or a shape is wrong', () => {
    const [first, ...rest] = packJson.requirements;
    const broken = { ...packJson, requirements: [{ ...first, when: 'group ==' }, ...rest] };
    expect(loadPack(broken)).toMatchObject({
      ok: false,
      error: { kind: 'packCondition', path: 'requirements.0.when' },
    });
    expect(loadPack({ ...packJson, season: 'soon' })).toMatchObject({ error: { path: 'season' } });
  });
});
