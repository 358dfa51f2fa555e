/** That every family means every family: whatever form there is, the linter has tried one like it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseKinds } from '../../shared/domain/case-kind';
import { isAsked } from '../../shared/domain/field-rules';
import type { FieldKey, Form } from '../../shared/domain/form';
import { fieldDefinition, fieldKeys } from '../../shared/domain/form';
import { factRulesOf } from '../../shared/policy/checklist';
import { parseCondition, type Condition } from '../../shared/policy/condition';
import { usesOf } from '../../shared/policy/condition-uses';
import type { FactSubject } from '../../shared/policy/facts';
import { factPaths, factsOf } from '../../shared/policy/facts';
import { allAnswers, controllersOf, familiesOf } from '../../shared/policy/family-space';
import { loaded, packFiles } from '../support/shipped-packs';

const days = [
  '',
  '2021-08-31',
  '2023-08-31',
  '2023-09-01',
  '2026-08-31',
  '2026-09-01',
  '2030-01-01',
];

/** Any text that a field can hold, with those on both sides of the limits that packs have. */
function anyText(key: FieldKey): fc.Arbitrary<string> {
  const { kind, choices = [], least } = fieldDefinition(key);
  switch (kind) {
    case 'choice':
      return fc.constantFrom('', ...choices);
    case 'flag':
      return fc.constantFrom('', 'yes', 'no');
    case 'day':
      return fc.constantFrom(...days);
    case 'number':
      if (least !== undefined) return fc.integer({ min: least, max: 60 }).map(String);
      return fc.oneof(
        fc.constant(''),
        fc.integer({ min: 1, max: 60 }).map(String),
        fc.integer({ min: 1, max: 20_000 }).map((cents) => String(cents / 100)),
      );
    default:
      return fc.constant('甲');
  }
}

const anyForm: fc.Arbitrary<Form> = fc.record(
  Object.fromEntries(fieldKeys.map((key) => [key, anyText(key)])),
);

function conditionsOf(texts: readonly string[]): Condition[] {
  return texts.map((text) => {
    const parsed = parseCondition(text);
    if (!parsed.ok) throw new Error(parsed.error.detail);
    return parsed.value;
  });
}

describe.each(Object.entries(packFiles))('the families tried for %s', (_name, file) => {
  const pack = loaded(file);
  const rules = {
    ...factRulesOf(pack.pack),
    kinds: pack.pack.kinds,
    groupFor: pack.groupFor,
  };
  const conditions = conditionsOf(pack.pack.requirements.map(({ when }) => when));
  const verdict = (subject: FactSubject) => {
    const facts = factsOf(subject, rules);
    return conditions.map(({ holds }) => (holds(facts) === true ? '1' : '0')).join('');
  };
  const tried = new Set<string>();
  for (const { family } of familiesOf(usesOf(conditions), rules)) tried.add(verdict(family));

  it('are of every sort that any form makes', () => {
    fc.assert(
      fc.property(
        anyForm,
        fc.constantFrom(...allAnswers),
        fc.constantFrom(...pack.pack.kinds),
        (form, answers, kind) => {
          expect(tried.has(verdict({ kind, answers, group: pack.groupFor(answers), form }))).toBe(
            true,
          );
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('have the very limits of numbers and days among them', () => {
    expect(tried.size).toBeGreaterThan(5);
  });
});

describe('conditions with limits', () => {
  it.each([
    'residence.areaPerResident > 0.0 && residence.areaPerResident < 18.0 && residence.residents >= 6.0 && residence.areaM2 > 100.0',
    'work.insuranceMonths >= 12.0 && work.insuranceMonths < 13.0',
    'register.since > "2024-02-28" && register.since < "2024-03-01"',
    'work.permitValid && !singleParent',
    'verified.property && !verified.marriage && otherGuardian',
    '!(special.kind in ["relocation", "custody"]) && special.kind != ""',
  ])('have a family on either side: %s', (text) => {
    const [condition] = conditionsOf([text]);
    if (condition === undefined) return;
    const rules = {
      kinds: caseKinds,
      groupFor: loaded(packFiles.fiveGroups).groupFor,
      permitDay: '2026-08-31',
    };
    const answers = new Set<unknown>();
    for (const { family } of familiesOf(usesOf([condition]), rules)) {
      answers.add(condition.holds(factsOf(family, rules)));
    }
    expect([...answers].sort()).toEqual([false, true]);
  });
});

describe('what is asked', () => {
  it('hangs on the controllers that the linter knows, and on nothing else', () => {
    fc.assert(
      fc.property(
        anyForm,
        anyForm,
        fc.constantFrom(...allAnswers),
        fc.constantFrom(...caseKinds),
        fc.constantFrom(...fieldKeys),
        (form, other, answers, kind, key) => {
          const group = loaded(packFiles.fiveGroups).groupFor(answers);
          const kept = Object.fromEntries(
            controllersOf(key).map((name) => [name, form[name] ?? '']),
          );
          const before = isAsked({ kind, group, form }, key);
          expect(isAsked({ kind, group, form: { ...other, ...kept } }, key)).toBe(before);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('has a fact of every path, with the type that conditions were read with', () => {
    const facts = factsOf({ kind: 'primary', group: 'preferential', form: {} });
    for (const path of factPaths) {
      const parsed = parseCondition(`${path} == ${path}`);
      expect(parsed.ok && parsed.value.holds(facts), path).toBe(true);
    }
  });
});
