/**
 * Every family that some conditions can tell apart. The conditions compare facts with literals only, so a few values of
 * each answer stand for all: each literal, its neighbours, and one that no condition names.
 */
import { daysAfter, isDay } from '../domain/calendar-day';
import type { CaseKind } from '../domain/case-kind';
import { isAsked, isRequired } from '../domain/field-rules';
import type { FieldKey, Form } from '../domain/form';
import { fieldDefinition, fieldKeys } from '../domain/form';
import type { ApplicantGroup, GroupAnswers } from '../domain/group';
import type { VerifiedFact } from '../domain/verified-fact';
import { verifiedFactSchema } from '../domain/verified-fact';
import type { FactUse, Uses } from './condition-uses';
import type { FactPath, FactRules } from './facts';
import { factDefinition } from './facts';
import type { ReachableFamily } from './lint-problem';

/** What of a pack decides which families there are. */
export type FamilyRules = FactRules & {
  readonly kinds: readonly CaseKind[];
  readonly groupFor: (answers: GroupAnswers) => ApplicantGroup;
};

/** A family, and whether it has answered everything that the form requires and a condition looks at. */
export type TriedFamily = { readonly family: ReachableFamily; readonly complete: boolean };

/** The answers that can decide whether a field is asked at all (shared/domain/field-rules.ts). */
export function controllersOf(key: FieldKey): readonly FieldKey[] {
  if (key === 'child.idNumber') return ['child.idType'];
  if (key.endsWith('.authority')) {
    return ['family.singleParent', 'guardian1.relation', 'guardian2.relation'];
  }
  if (key === 'origin.studentNumber' || key === 'origin.recordRegion') {
    return ['origin.problemRecord'];
  }
  if (key === 'reason.note') return ['reason.offline'];
  if (key === 'special.note') return ['special.kind'];
  const { section } = fieldDefinition(key);
  if (section === 'guardian2') return ['family.singleParent'];
  if (section === 'register') return ['family.singleParent', 'register.differentBooks'];
  return section === 'residence' ? ['residence.tenure'] : [];
}

/** The eight sets of answers to the three questions of the counter. */
export const allAnswers: readonly GroupAnswers[] = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => ({
  preferential: (bits & 4) > 0,
  localRegister: (bits & 2) > 0,
  localHome: (bits & 1) > 0,
}));

/** Facts used in a way that no few values can stand for: a number or day beside anything but a literal. */
export function undecidableFacts(uses: Uses): readonly FactPath[] {
  return [...uses]
    .filter(([path, { free, literals }]) => {
      const { type } = factDefinition(path);
      if (type === 'double') return free;
      return type === 'day' && (free || [...literals].some((one) => !isDayOrEmpty(one)));
    })
    .map(([path]) => path);
}

/** Tries every family; fields of `besides` are told apart by what decides whether they are asked. */
export function* familiesOf(
  uses: Uses,
  rules: FamilyRules,
  besides: readonly FieldKey[] = [],
): Generator<TriedFamily> {
  const values = valuesOf(uses, rules, besides);
  const keys = fieldKeys.filter((key) => values.has(key));
  const facts = [...uses.keys()]
    .filter((path) => path.startsWith('verified.'))
    .map((path) => verifiedFactSchema.parse(path.slice('verified.'.length)));
  const brought = uses.has('byAgent') ? [{}, { byAgent: true as const }] : [{}];
  const known = subsetsOf(facts).flatMap((verified) => brought.map((by) => ({ ...by, verified })));
  for (const kind of rules.kinds) {
    for (const answers of allAnswers) {
      const base = { kind, answers, group: rules.groupFor(answers) };
      for (const beside of known) {
        for (const form of formsOf({ ...base, form: {} }, keys, values)) {
          const family = { ...base, form, ...beside };
          const complete = keys.every(
            (key) => (form[key] ?? '') !== '' || !isRequired(family, key),
          );
          yield { family, complete };
        }
      }
    }
  }
}

function* formsOf(
  subject: Omit<ReachableFamily, 'verified'>,
  keys: readonly FieldKey[],
  values: ReadonlyMap<FieldKey, readonly Form[]>,
): Generator<Form> {
  const [key, ...rest] = keys;
  if (key === undefined) {
    yield subject.form;
    return;
  }
  for (const change of isAsked(subject, key) ? (values.get(key) ?? []) : [{}]) {
    yield* formsOf({ ...subject, form: { ...subject.form, ...change } }, rest, values);
  }
}

function subsetsOf(facts: readonly VerifiedFact[]): VerifiedFact[][] {
  return facts.reduce<VerifiedFact[][]>(
    (sets, fact) => sets.flatMap((set) => [set, [...set, fact]]),
    [[]],
  );
}

/** What may be typed where: each change fills one field, those of homes fill two at once. */
function valuesOf(
  uses: Uses,
  rules: FamilyRules,
  besides: readonly FieldKey[],
): Map<FieldKey, readonly Form[]> {
  const texts = new Map<FieldKey, Set<string>>();
  const add = (key: FieldKey, more: Iterable<string>) => {
    texts.set(key, new Set([...(texts.get(key) ?? []), ...more]));
  };
  for (const [path, use] of uses) {
    for (const root of factDefinition(path).roots) {
      if (isField(root)) add(root, textsOf(root, path, use, rules));
    }
  }
  for (const key of [...texts.keys(), ...besides].flatMap(controllersOf)) {
    add(key, ['', ...(fieldDefinition(key).choices ?? ['yes'])]);
  }
  const values = new Map<FieldKey, readonly Form[]>();
  for (const [key, found] of texts) {
    values.set(
      key,
      [...found].map((text) => (text === '' ? {} : { [key]: text })),
    );
  }
  const homes = homesOf(uses, rules, texts);
  if (homes !== undefined) {
    values.set('residence.areaM2', homes);
    values.delete('residence.residents');
  }
  return values;
}

function textsOf(key: FieldKey, path: FactPath, use: FactUse, rules: FamilyRules): string[] {
  const { kind, choices = [] } = fieldDefinition(key);
  const literals = [...use.literals];
  switch (kind) {
    case 'flag':
      return ['', 'yes'];
    case 'choice': {
      if (use.free && factDefinition(path).type === 'string') return ['', ...choices];
      const named = [...literals.map(String), ...(factDefinition(path).tells ?? [])];
      const other = choices.find((choice) => !named.includes(choice)) ?? '';
      return [...named.filter((text) => text === '' || choices.includes(text)), other];
    }
    case 'day': {
      if (path !== 'work.permitValid') return ['', ...literals.map(String).flatMap(daysAround)];
      return ['', ...(rules.permitDay === undefined ? [] : daysAround(rules.permitDay))];
    }
    case 'number': {
      const numbers = literals.filter((one) => typeof one === 'number');
      const { least } = fieldDefinition(key);
      if (least !== undefined) return ['', ...countsAround(numbers, least)];
      return ['', ...numbers.flatMap((limit) => numbersAround(limit, 0.01))];
    }
    default:
      return [''];
  }
}

/** Nobody shares a home with more people than this. */
const mostResidents = 30;

/** Homes that square metres, residents, and square metres for each resident tell apart; nothing when the last are not looked at. */
function homesOf(
  uses: Uses,
  { leastM2PerResident }: FamilyRules,
  texts: ReadonlyMap<FieldKey, ReadonlySet<string>>,
): readonly Form[] | undefined {
  if (!uses.has('residence.areaPerResident') && !uses.has('residence.crowded')) return undefined;
  const limits = [...(uses.get('residence.areaPerResident')?.literals ?? [])].map(Number);
  if (uses.has('residence.crowded')) limits.push(leastM2PerResident ?? 0);
  const ownAreas = [...(texts.get('residence.areaM2') ?? [])].filter((text) => text !== '');
  const ownCounts = [...(texts.get('residence.residents') ?? [])].filter((text) => text !== '');
  const areaLimits = literalsOf(uses, 'residence.areaM2');
  const countLimits = literalsOf(uses, 'residence.residents');
  const counts = new Set(['3', ...ownCounts, ...oneTo(mostResidents)]);
  const told = new Map<string, Form>();
  const tell = (area: string, count: string) => {
    const each = Math.round((Number(area) / Number(count)) * 100) / 100;
    const key = [
      area === '' ? '' : areaLimits.map((limit) => Math.sign(Number(area) - limit)),
      count === '' ? '' : countLimits.map((limit) => Math.sign(Number(count) - limit)),
      area === '' || count === '' ? '' : limits.map((limit) => Math.sign(each - limit)),
    ].join('|');
    const home = {
      ...(area === '' ? {} : { 'residence.areaM2': area }),
      ...(count === '' ? {} : { 'residence.residents': count }),
    };
    if (!told.has(key)) told.set(key, home);
  };
  for (const count of ['', ...counts]) {
    const around = limits.flatMap((limit) => numbersAround(limit, 0.01));
    const shared = count === '' ? [] : around.map((each) => fixed(Number(each) * Number(count)));
    for (const area of ['', ...shared, ...ownAreas]) tell(area, count);
  }
  return [...told.values()];
}

function literalsOf(uses: Uses, path: FactPath): number[] {
  return [...(uses.get(path)?.literals ?? [])].map(Number);
}

const oneTo = (most: number): string[] => Array.from({ length: most }, (_, at) => String(at + 1));
const fixed = (value: number): string => String(Math.round(value * 100) / 100);

function numbersAround(limit: number, step: number): string[] {
  return [limit - step, limit, limit + step].filter((value) => value > 0).map(fixed);
}

/** Whole numbers that such limits tell apart, and the smallest there is. */
function countsAround(limits: readonly number[], least: number): string[] {
  const near = limits.flatMap((limit) => {
    const below = Math.floor(limit);
    return [Math.ceil(limit) - 1, below, below + 1];
  });
  return [...new Set([least, ...near])].filter((count) => count >= least).map(String);
}

function daysAround(day: string): string[] {
  return isDay(day) ? [-1, 0, 1].map((step) => daysAfter(day, step)) : [];
}

function isDayOrEmpty(literal: string | number): boolean {
  return literal === '' || (typeof literal === 'string' && isDay(literal));
}

function isField(root: string): root is FieldKey {
  return (fieldKeys as readonly string[]).includes(root);
}
