/** What packs ask of families: waivers, limits, the twelve items, and packs of before. */
import { describe, expect, it } from 'vitest';
import { isAsked, isRequired } from '../../shared/domain/field-rules';
import type { Form } from '../../shared/domain/form';
import { noHome } from '../support/case-builders';
import { formerPackFile, loaded, packFiles } from '../support/shipped-packs';

describe('a pack of the first format', () => {
  it('asks what it always asked, in the present format', () => {
    const pack = loaded(formerPackFile);
    expect(pack.pack).toMatchObject({ schema: 'enrollment-policy-pack/2', version: '2026.1' });
    const crowded = {
      'residence.tenure': 'owned',
      'residence.areaM2': '50',
      'residence.residents': '3',
      'register.differentBooks': 'yes',
    };
    const subject = { kind: 'primary' as const, group: 'homeAndRegister' as const, form: crowded };
    expect(pack.checklistFor(subject).requirements.map(({ id }) => id)).toEqual([
      'register',
      'home',
      'soleResidence',
      'marriage',
      'birth',
    ]);
    expect(pack.groupFor(noHome)).toBe('registerNoHome');
  });
});

describe('the checklist', () => {
  const zhejiang = loaded(packFiles.zhejiang);
  const moving = {
    kind: 'transferIn' as const,
    group: 'migrantWorker' as const,
    form: { 'residence.tenure': 'rented', 'origin.problemRecord': 'none' },
  };

  it('of a transfer asks for paper until departments have confirmed, and then says why not', () => {
    const ids = (verified: readonly ('identity' | 'register' | 'studentRecord')[]) =>
      zhejiang.checklistFor({ ...moving, verified }).requirements.map(({ id }) => id);
    expect(ids([])).toEqual(['identity', 'studentRecord', 'dwelling']);
    expect(ids(['identity'])).toEqual(['identity', 'studentRecord', 'dwelling']);
    expect(ids(['identity', 'register', 'studentRecord'])).toEqual(['dwelling']);
    const { waived } = zhejiang.checklistFor({ ...moving, verified: ['studentRecord'] });
    expect(waived).toEqual([
      expect.objectContaining({ id: 'studentRecord', by: ['studentRecord'] }),
    ]);
    expect(waived?.[0]?.reason).toContain('核验一致');
  });

  it.each(Object.entries(packFiles))(
    'never asks a child without a pupil record to prove it: %s',
    (_name, file) => {
      const pack = loaded(file);
      for (const kind of pack.pack.kinds ?? []) {
        const asked = (form: Form) =>
          pack
            .checklistFor({ ...moving, kind, form: { ...moving.form, ...form } })
            .requirements.map(({ id }) => id);
        expect(asked({ 'origin.problemRecord': 'noRecord' })).not.toContain('studentRecord');
        const isProved = kind === 'transferIn';
        expect(asked({}).includes('studentRecord')).toBe(isProved);
        expect(asked({ 'origin.problemRecord': '' }).includes('studentRecord')).toBe(isProved);
      }
    },
  );

  it('of a transfer wants all twelve items filled, each of them asked', () => {
    const fields =
      zhejiang.checklistFor(moving).requiredFields?.flatMap((rule) => rule.fields) ?? [];
    expect(fields).toHaveLength(12);
    const typed = { ...moving, form: { ...moving.form, 'child.idType': 'residentId' } };
    expect(fields.every((field) => isAsked(typed, field))).toBe(true);
  });

  it.each([
    ['53.97', ['register', 'home', 'soleResidence']],
    ['54', ['register', 'home']],
  ])('in Suzhou for three people on %s square metres asks %o', (area, ids) => {
    const form = {
      'residence.tenure': 'owned',
      'residence.areaM2': area,
      'residence.residents': '3',
    };
    const subject = { kind: 'primary' as const, group: 'homeAndRegister' as const, form };
    const asked = loaded(packFiles.suzhou).checklistFor(subject).requirements;
    expect(asked.map(({ id }) => id)).toEqual(ids);
  });

  it('is not swayed by answers that are no longer asked', () => {
    const form = {
      'residence.tenure': 'none',
      'residence.areaM2': '10',
      'residence.residents': '3',
      'family.singleParent': 'yes',
      'register.differentBooks': 'yes',
    };
    const subject = { kind: 'primary' as const, group: 'registerNoHome' as const, form };
    const asked = loaded(packFiles.suzhou).checklistFor(subject).requirements;
    expect(asked.map(({ id }) => id)).toEqual(['register', 'noHome']);
  });

  it.each([
    ['owned', 'home', ['property']],
    ['publicRental', 'home', undefined],
    ['rented', 'noHome', undefined],
    ['none', 'noHome', undefined],
    ['', 'register', ['register']],
  ])('of a home that is %s: %s may be waived by %o', (tenure, id, facts) => {
    const form = { 'residence.tenure': tenure };
    const subject = { kind: 'primary' as const, group: 'homeNoRegister' as const, form };
    const line = loaded(packFiles.suzhou)
      .checklistFor(subject)
      .requirements.find((one) => one.id === id);
    expect(line).toMatchObject({ id });
    expect(line?.waivableBy).toEqual(facts);
  });

  it('promises a waiver while the answers that decide it are not known yet', () => {
    const unknown = { kind: 'primary' as const, group: 'homeAndRegister' as const, form: {} };
    const of = (form: Form) =>
      loaded(packFiles.fiveGroups)
        .checklistFor({ ...unknown, form })
        .requirements.find(({ id }) => id === 'home')?.waivableBy;
    expect(of({})).toEqual(['property']);
    expect(of({ 'residence.tenure': 'publicRental' })).toBeUndefined();
    expect(of({ 'residence.tenure': 'owned', 'guardian1.idType': 'passport' })).toBeUndefined();
  });

  it('in Suzhou wants no number of a certificate that a home may not have yet', () => {
    const form = { 'residence.tenure': 'owned' };
    const subject = { kind: 'primary' as const, group: 'homeAndRegister' as const, form };
    const rules = loaded(packFiles.suzhou).checklistFor(subject);
    expect(isRequired(subject, 'residence.propertyNumber', rules)).toBe(false);
    expect(isRequired(subject, 'residence.owner', rules)).toBe(true);
  });
});
