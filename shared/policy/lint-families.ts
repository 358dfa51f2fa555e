/** Lints what a pack asks: every condition is tried on every family that it can tell apart. */
import { factFields } from '../domain/fact-standing';
import { isAsked } from '../domain/field-rules';
import type { FieldKey } from '../domain/form';
import { fieldText } from '../domain/form';
import type { Condition } from './condition';
import { usesOf, type Uses } from './condition-uses';
import { factsOf, type Facts } from './facts';
import type { FamilyRules, TriedFamily } from './family-space';
import { allAnswers, familiesOf, undecidableFacts } from './family-space';
import type { LintProblem, ReachableFamily } from './lint-problem';
import { mandateLineId } from './mandate-line';
import { mayWaive } from './may-waive';
import type { PolicyPack } from './pack';
import { mostProofs } from './pack';

/** More families than this are not tried; no pack of the seeds comes near. */
const mostFamilies = 500_000;

/** More examples of the same fault than this help nobody. */
const mostExamples = 5;

/** What a school gives to a child with a pupil record 学籍 alone. */
const recordPapers: ReadonlySet<string> = new Set(['studentRecord', 'recordCard']);

export type FamilyLint = {
  readonly problems: readonly LintProblem[];
  readonly families: number;
};

type Parsed = { readonly path: string; readonly condition: Condition };
type Requirement = PolicyPack['requirements'][number];

/** Lints requirements, papers, fields, points and groups; `conditions` holds those that could be read, by their text. */
export function lintFamilies(
  pack: PolicyPack,
  rules: FamilyRules,
  conditions: ReadonlyMap<string, Condition>,
): FamilyLint {
  const problems: LintProblem[] = [];
  const failed = new Set<string>();
  let families = 0;

  const find = (text: string | undefined, path: string): Parsed[] => {
    const condition = text === undefined ? undefined : conditions.get(text);
    return condition === undefined ? [] : [{ path: `${path}.when`, condition }];
  };

  /** Tries families one after the other; tells of conditions that no few families can stand for. */
  function each(
    parsed: readonly Parsed[],
    besides: readonly FieldKey[],
    look: (tried: TriedFamily, holds: (one: Parsed) => boolean) => void,
  ): void {
    const uses = usesOf(parsed.map(({ condition }) => condition));
    if (!isDecidable(parsed, uses)) return;
    const paths = [...uses.keys()];
    let tried = 0;
    for (const one of familiesOf(uses, rules, besides)) {
      tried += 1;
      if (tried > mostFamilies) {
        const path = parsed[0]?.path ?? '';
        problems.push({ kind: 'tooManyFamilies', path, most: mostFamilies });
        break;
      }
      const facts = factsOf(one.family, rules, paths);
      look(one, (condition) => truth(condition, facts, one.family));
    }
    families += tried;
  }

  function isDecidable(parsed: readonly Parsed[], all: Uses): boolean {
    if (undecidableFacts(all).length === 0) return true;
    for (const { path, condition } of parsed) {
      for (const fact of undecidableFacts(usesOf([condition]))) {
        if (failed.has(path)) continue;
        failed.add(path);
        problems.push({ kind: 'conditionUndecidable', path, fact });
      }
    }
    return false;
  }

  function truth({ path, condition }: Parsed, facts: Facts, family: ReachableFamily): boolean {
    const answer = condition.holds(facts);
    if (answer === undefined && !failed.has(path)) {
      failed.add(path);
      problems.push({ kind: 'conditionFails', path, family });
    }
    return answer === true;
  }

  function lintGroups(): void {
    const parsed = pack.groups.map(({ when }, at) => find(when, `groups.${at}`)[0]);
    const chosen = new Set<number>();
    for (const answers of allAnswers) {
      const family = { kind: rules.kinds[0] ?? 'primary', answers, form: {}, verified: [] };
      const subject = { ...family, group: rules.groupFor(answers) };
      const facts = factsOf(subject, rules);
      const fitting = parsed.flatMap((one, at) => (one && truth(one, facts, subject) ? [at] : []));
      const [first] = fitting;
      if (first === undefined) problems.push({ kind: 'groupGap', path: 'groups', answers });
      else chosen.add(first);
      const [, second] = fitting;
      if (second !== undefined) {
        problems.push({ kind: 'groupOverlap', path: `groups.${second}`, answers });
      }
    }
    pack.groups.forEach((_, at) => {
      const one = parsed[at];
      if (one === undefined) return;
      for (const fact of usesOf([one.condition]).keys()) {
        if (fact.startsWith('answers.')) continue;
        problems.push({ kind: 'conditionUndecidable', path: one.path, fact });
      }
      if (!chosen.has(at))
        problems.push({ kind: 'unreachable', path: `groups.${at}`, part: 'group' });
    });
  }

  function lintProofs(): void {
    const parsed = pack.requirements.map(({ when }, at) => find(when, `requirements.${at}`)[0]);
    const reached = new Set<number>();
    const overfull = new Map<string, LintProblem>();
    const known = parsed.flatMap((one) => one ?? []);
    const before = problems.length;
    each(known, [], ({ family, complete }, holds) => {
      const asked = parsed.flatMap((one, at) => (one !== undefined && holds(one) ? [at] : []));
      if (complete) for (const at of asked) reached.add(at);
      // Who acts for a family proves that by the law's own paper, which says nothing of the family.
      const proofs = asked.filter((at) => pack.requirements[at]?.id !== mandateLineId);
      const key = proofs.join();
      if (proofs.length <= mostProofs || overfull.has(key) || overfull.size >= mostExamples) return;
      const titles = proofs.map((at) => pack.requirements[at]?.title ?? '');
      overfull.set(key, { kind: 'tooManyProofs', path: 'requirements', titles, family });
    });
    problems.push(...overfull.values());
    if (problems.slice(before).some(({ kind }) => kind === 'conditionUndecidable')) return;
    parsed.forEach((one, at) => {
      if (one === undefined || reached.has(at)) return;
      problems.push({ kind: 'unreachable', path: `requirements.${at}`, part: 'requirement' });
    });
  }

  function lintPapers(requirement: Requirement, path: string): void {
    const [asked] = find(requirement.when, path);
    const options = requirement.options.map((option, at) => ({
      path: `${path}.options.${at}`,
      isFree: option.when === undefined,
      when: find(option.when, `${path}.options.${at}`)[0],
      pages: option.pages.flatMap((page, index) =>
        find(page.when, `${path}.options.${at}.pages.${index}`),
      ),
    }));
    const inner = options.flatMap(({ when, pages }) => [...(when ? [when] : []), ...pages]);
    if (asked === undefined || inner.length === 0) return;
    const reached = new Set<Parsed>();
    let without: ReachableFamily | undefined;
    let wasAsked = false;
    each([asked, ...inner], [], ({ family, complete }, holds) => {
      if (!holds(asked) || !complete) return;
      wasAsked = true;
      const fitting = options.filter(({ isFree, when }) => isFree || (when && holds(when)));
      if (fitting.length === 0) without ??= family;
      for (const { when, pages } of fitting) {
        if (when) reached.add(when);
        for (const page of pages) if (holds(page)) reached.add(page);
      }
    });
    if (without !== undefined) problems.push({ kind: 'noOption', path, family: without });
    if (!wasAsked) return;
    for (const option of options) {
      const isOffered = option.when === undefined || reached.has(option.when);
      if (!isOffered) problems.push({ kind: 'unreachable', path: option.path, part: 'option' });
      for (const page of isOffered ? option.pages : []) {
        if (reached.has(page)) continue;
        problems.push({ kind: 'unreachable', path: placeOf(page), part: 'page' });
      }
    }
  }

  function lintRecord({ when, options }: Requirement, path: string): void {
    const [asked] = find(when, path);
    if (asked === undefined || !options.every(({ kind }) => recordPapers.has(kind))) return;
    let without: ReachableFamily | undefined;
    each([asked], ['origin.studentNumber'], ({ family, complete }, holds) => {
      if (without === undefined && complete && hasNoRecord(family) && holds(asked))
        without = family;
    });
    if (without !== undefined) problems.push({ kind: 'recordOfNobody', path, family: without });
  }

  function lintWaiver({ when, waivedBy }: Requirement, path: string): void {
    const [asked] = find(when, path);
    if (asked === undefined || waivedBy === undefined) return;
    const { facts } = waivedBy;
    const fields = facts.flatMap((fact) => factFields[fact]);
    let [wasAsked, isReached] = [false, false];
    each([asked], fields, ({ family, complete }, holds) => {
      if (isReached || !complete || !holds(asked)) return;
      wasAsked = true;
      isReached = mayWaive(family, facts);
    });
    if (!wasAsked || isReached) return;
    problems.push({ kind: 'unreachable', path: `${path}.waivedBy`, part: 'waiver' });
  }

  function lintFields({ fields, when }: PolicyPack['requiredFields'][number], path: string): void {
    const [rule] = find(when, path);
    if (rule === undefined) return;
    const asked = new Set<FieldKey>();
    let isReached = false;
    each([rule], fields, ({ family, complete }, holds) => {
      if (!complete || !holds(rule)) return;
      isReached = true;
      for (const field of fields) if (isAsked(family, field)) asked.add(field);
    });
    if (failed.has(rule.path)) return;
    if (!isReached) problems.push({ kind: 'unreachable', path, part: 'requiredFields' });
    for (const field of isReached ? fields : []) {
      if (!asked.has(field)) problems.push({ kind: 'fieldNeverAsked', path, field });
    }
  }

  function lintPoints(when: string, path: string): void {
    const [row] = find(when, path);
    if (row === undefined) return;
    let isReached = false;
    each([row], [], ({ complete }, holds) => {
      isReached = isReached || (complete && holds(row));
    });
    if (isReached || failed.has(row.path)) return;
    problems.push({ kind: 'unreachable', path, part: 'pointsRow' });
  }

  lintGroups();
  lintProofs();
  pack.requirements.forEach((requirement, at) => {
    lintPapers(requirement, `requirements.${at}`);
    lintRecord(requirement, `requirements.${at}`);
    lintWaiver(requirement, `requirements.${at}`);
  });
  pack.requiredFields.forEach((rule, at) => lintFields(rule, `requiredFields.${at}`));
  pack.points?.items.forEach(({ rows }, item) =>
    rows.forEach(({ when }, row) => lintPoints(when, `points.items.${item}.rows.${row}`)),
  );
  return { problems, families };
}

/** Who enters primary school has none yet; the others say it. */
const hasNoRecord = ({ kind, form }: ReachableFamily): boolean =>
  kind === 'primary' || fieldText(form, 'origin.problemRecord') === 'noRecord';

const placeOf = ({ path }: Parsed): string => path.slice(0, -'.when'.length);
