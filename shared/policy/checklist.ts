/** Applies a policy pack to a case: which requirements hold for this family. */
import type { ApplicantGroup, GroupAnswers } from '../domain/group';
import { groupFor } from '../domain/group';
import type { Checklist } from '../domain/requirement';
import type { Result } from '../domain/result';
import { err, ok } from '../domain/result';
import type { Condition } from './condition';
import { parseCondition } from './condition';
import { usesOf } from './condition-uses';
import type { FactRoot, FactRules, FactSubject, Facts } from './facts';
import { factDefinition, factsOf, verifiedOf } from './facts';
import type { CatchmentIndex } from './catchment-index';
import { createCatchmentIndex } from './catchment-index';
import type { HomeSchools } from './home-schools';
import { catchmentKind, homeSchools, otherThanWished } from './home-schools';
import { withMandateLine } from './mandate-line';
import type { PolicyPack } from './pack';
import { mayWaive } from './may-waive';
import { conditionsOf } from './pack-conditions';
import type { Points } from './points';
import { pointsOf } from './points';
import type { PackProblem } from './read-pack';
import { readPack } from './read-pack';

/** A pack whose conditions are parsed once and ready to be asked. */
export type LoadedPack = {
  /** With the lines that the program asks by itself. */
  readonly pack: PolicyPack;
  /** As its county wrote it. */
  readonly written: PolicyPack;
  readonly checklistFor: (current: FactSubject) => Checklist;
  /** The group that follows from the three answers. */
  readonly groupFor: (answers: GroupAnswers) => ApplicantGroup;
  /** Points of a family, where the pack gives any to its group. */
  readonly pointsFor: (current: FactSubject) => Points | undefined;
  /** The school whose catchment an address lies in. */
  readonly findSchool: CatchmentIndex['findSchool'];
  /** Which schools the addresses of a case belong to, and why. */
  readonly homeSchools: (current: FactSubject) => HomeSchools;
  /** Places with a catchment for this matter that what is typed of an address may become. */
  readonly completeAddress: (
    current: Pick<FactSubject, 'kind' | 'form'>,
    typed: string,
    limit: number,
  ) => readonly string[];
};

export type LoadProblem =
  | PackProblem
  /** `detail` is a sentence of the expression library. */
  | { readonly kind: 'packCondition'; readonly path: string; readonly detail: string };

/** Reads a pack from unknown JSON; every condition must parse, look at facts that exist and give yes or no. */
export function loadPack(json: unknown): Result<LoadedPack, LoadProblem> {
  const read = readPack(json);
  if (!read.ok) return read;
  const pack = withMandateLine(read.value);
  const conditions = new Map<string, Condition>();
  for (const { text, path } of conditionsOf(pack)) {
    if (conditions.has(text)) continue;
    const parsed = parseCondition(text);
    if (!parsed.ok) return err({ kind: 'packCondition', path, detail: parsed.error.detail });
    conditions.set(text, parsed.value);
  }
  const holds = (text: string | undefined, facts: Facts) =>
    text === undefined || conditions.get(text)?.holds(facts) === true;
  const looksAt = (texts: readonly string[]) => {
    const asked = usesOf(texts.flatMap((text) => conditions.get(text) ?? []));
    return [...new Set([...asked.keys()].flatMap((path) => factDefinition(path).roots))];
  };
  const rules = factRulesOf(pack);
  let places: CatchmentIndex | undefined;
  const index = () => (places ??= createCatchmentIndex(pack));
  let asked: readonly (readonly FactRoot[])[] | undefined;
  const lookedAt = () =>
    (asked ??= (pack.points?.items ?? []).map(({ rows }) => looksAt(rows.map(({ when }) => when))));
  const homesOf = (current: FactSubject) => homeSchools(index(), current);
  return ok({
    pack,
    written: read.value,
    findSchool: (kind, address) => index().findSchool(kind, address),
    homeSchools: homesOf,
    completeAddress: ({ kind, form }, typed, limit) =>
      index().complete(catchmentKind(index().places.has(kind), kind, form), typed, limit),
    pointsFor: (current) => {
      const { points } = pack;
      if (points === undefined || points.groups?.includes(current.group) === false) {
        return undefined;
      }
      const facts = factsOf({ ...current, verified: verifiedOf(current) }, rules);
      return pointsOf(points, (text) => holds(text, facts), lookedAt());
    },
    groupFor: groupOf(pack, conditions),
    checklistFor: (current) => {
      const verified = verifiedOf(current);
      const facts = factsOf({ ...current, verified }, rules);
      const list = checklistOf(pack, { ...current, verified }, (text) => holds(text, facts));
      const schoolOutside =
        pack.schoolChoice && outsideOf(homesOf(current), current, pack.schoolChoice);
      return schoolOutside === undefined ? list : { ...list, schoolOutside };
    },
  });
}

function outsideOf(
  homes: HomeSchools,
  { form }: FactSubject,
  { reason, legalBasis }: NonNullable<PolicyPack['schoolChoice']>,
): Checklist['schoolOutside'] {
  const own = otherThanWished(homes, form);
  if (own.length === 0) return undefined;
  return { catchment: own.map(({ school }) => school.name), reason, legalBasis };
}

/** The group that follows from the three answers by a pack whose conditions were parsed. */
export function groupOf(
  pack: PolicyPack,
  conditions: ReadonlyMap<string, Condition>,
): (answers: GroupAnswers) => ApplicantGroup {
  const rules = factRulesOf(pack);
  return (answers) => {
    const group = groupFor(answers);
    const facts = factsOf({ kind: 'primary', group, answers, form: {} }, rules);
    const own = pack.groups.find(({ when }) => conditions.get(when)?.holds(facts) === true);
    return own?.id ?? group;
  };
}

/** What of a pack the facts depend on. */
export function factRulesOf({ household, permitDay }: PolicyPack): FactRules {
  return { leastM2PerResident: household?.leastM2PerResident, permitDay };
}

function checklistOf(
  pack: PolicyPack,
  subject: FactSubject & { readonly verified: ReturnType<typeof verifiedOf> },
  holds: (when: string | undefined) => boolean,
): Checklist {
  const all = pack.requirements.filter(({ when }) => holds(when));
  const isWaived = ({ waivedBy }: (typeof all)[number]) =>
    waivedBy?.facts.every((fact) => subject.verified.includes(fact)) === true;
  return {
    age: pack.age,
    requirements: all
      .filter((requirement) => !isWaived(requirement))
      .map(({ id, title, reason, legalBasis, lookAt, options, waivedBy }) => ({
        id,
        title,
        reason,
        legalBasis,
        lookAt,
        ...(waivedBy !== undefined && mayWaive(subject, waivedBy.facts)
          ? { waivableBy: waivedBy.facts }
          : {}),
        options: offered(options, holds).map(({ kind, title, pages }) => ({
          kind,
          title,
          pages: pages
            .filter(({ when }) => holds(when))
            .map(({ role, title, optional }) => ({ role, title, optional })),
        })),
      })),
    waived: all.filter(isWaived).flatMap(({ id, title, waivedBy }) => {
      if (waivedBy === undefined) return [];
      const { facts: by, reason, legalBasis } = waivedBy;
      return [{ id, title, by, reason, legalBasis }];
    }),
    requiredFields: pack.requiredFields
      .filter(({ when }) => holds(when))
      .map(({ fields, reason, legalBasis }) => ({ fields, reason, legalBasis })),
  };
}

/** The papers that fit this family; all of them where a faulty pack leaves none, because a line must be answerable. */
function offered<O extends { readonly when?: string | undefined }>(
  options: readonly O[],
  holds: (when: string | undefined) => boolean,
): readonly O[] {
  const fitting = options.filter(({ when }) => holds(when));
  return fitting.length > 0 ? fitting : options;
}
