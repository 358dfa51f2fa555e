/** Applies a policy pack to a case: which requirements hold for this family. */
import { parse } from '@marcbachmann/cel-js';
import type { Case } from '../domain/case';
import type { Checklist } from '../domain/requirement';
import type { Result } from '../domain/result';
import { err, ok } from '../domain/result';
import { factsOf } from './facts';
import type { PolicyPack } from './pack';
import { policyPackSchema } from './pack';

/** A pack whose conditions are parsed once and ready to be asked. */
export type LoadedPack = {
  readonly pack: PolicyPack;
  readonly checklistFor: (current: Case) => Checklist;
};

export type PackProblem =
  | { readonly kind: 'packShape'; readonly path: string }
  | { readonly kind: 'packCondition'; readonly requirementId: string };

/** Reads a pack from unknown JSON; every condition must parse and give a boolean on an empty case. */
export function loadPack(json: unknown): Result<LoadedPack, PackProblem> {
  const parsed = policyPackSchema.safeParse(json);
  if (!parsed.success) {
    return err({ kind: 'packShape', path: parsed.error.issues[0]?.path.join('.') ?? '' });
  }
  const pack = parsed.data;
  const conditions = new Map<string, (facts: object) => unknown>();
  for (const { id, when, options } of pack.requirements) {
    for (const text of [when, ...options.flatMap(({ pages }) => pages.map((page) => page.when))]) {
      if (text === undefined || conditions.has(text)) continue;
      const holds = parseCondition(text);
      if (holds === undefined) return err({ kind: 'packCondition', requirementId: id });
      conditions.set(text, holds);
    }
  }
  return ok({
    pack,
    checklistFor: (current) => {
      const facts = factsOf(current);
      const holds = (when: string | undefined) =>
        when === undefined || conditions.get(when)?.(facts) === true;
      const asked = pack.requirements.filter(({ when }) => holds(when));
      return {
        age: pack.age,
        requirements: asked.map(({ id, title, reason, legalBasis, lookAt, options }) => ({
          id,
          title,
          reason,
          legalBasis,
          lookAt,
          options: options.map(({ kind, title, pages }) => ({
            kind,
            title,
            pages: pages
              .filter(({ when }) => holds(when))
              .map(({ role, title, optional }) => ({ role, title, optional })),
          })),
        })),
      };
    },
  });
}

/** A condition that parses and gives a boolean on an untouched case. */
function parseCondition(text: string): ((facts: object) => unknown) | undefined {
  try {
    const holds = parse(text);
    const answer: unknown = holds(factsOf({ kind: 'primary', group: 'homeAndRegister', form: {} }));
    return typeof answer === 'boolean' ? holds : undefined;
  } catch {
    return undefined;
  }
}
