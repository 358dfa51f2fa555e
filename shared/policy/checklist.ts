/** Applies a policy pack to a case: which requirements hold for this family. */
import { parse } from '@marcbachmann/cel-js';
import type { Case } from '../domain/case';
import type { Checklist, Requirement } from '../domain/requirement';
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
  const conditions: { requirement: Requirement; holds: (facts: object) => unknown }[] = [];
  for (const { when, ...requirement } of pack.requirements) {
    try {
      const holds = parse(when);
      if (typeof holds(factsOf({ group: 'homeAndRegister', form: {} })) !== 'boolean') {
        return err({ kind: 'packCondition', requirementId: requirement.id });
      }
      conditions.push({ requirement, holds });
    } catch {
      return err({ kind: 'packCondition', requirementId: requirement.id });
    }
  }
  return ok({
    pack,
    checklistFor: (current) => {
      const facts = factsOf(current);
      return {
        age: pack.age,
        requirements: conditions
          .filter(({ holds }) => holds(facts) === true)
          .map(({ requirement }) => requirement),
      };
    },
  });
}
