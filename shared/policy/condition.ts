/** Conditions of a policy pack: expressions of CEL, the Common Expression Language, typed against the facts of a case. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { Environment } from '@marcbachmann/cel-js';
import type { Result } from '../domain/result';
import { err, ok } from '../domain/result';
import type { Facts } from './facts';
import { factDefinition, factPaths } from './facts';

export type Condition = {
  readonly text: string;
  readonly ast: ASTNode;
  /** Whether it holds; `undefined` when it breaks on these facts, e.g. by dividing by zero. */
  readonly holds: (facts: Facts) => boolean | undefined;
};

/** Why a text is no condition; `detail` is the library's own English sentence. */
export type ConditionProblem = { readonly detail: string };

/** No condition of a county needs more, and a longer one could not be read by people either. */
const limits = { maxAstNodes: 200, maxDepth: 24, maxListElements: 40 };

const environment = createEnvironment();

function createEnvironment(): Environment {
  const schemas = new Map<string, Record<string, string>>();
  const made = new Environment({ unlistedVariablesAreDyn: false, limits });
  for (const path of factPaths) {
    const { type } = factDefinition(path);
    const celType = type === 'day' ? 'string' : type;
    const [head = path, name] = path.split('.');
    if (name === undefined) made.registerVariable(head, celType);
    else schemas.set(head, { ...schemas.get(head), [name]: celType });
  }
  for (const [head, schema] of schemas) made.registerVariable(head, { schema });
  return made;
}

/** Reads a condition: it must parse, look only at facts that exist, and give yes or no. */
export function parseCondition(text: string): Result<Condition, ConditionProblem> {
  try {
    const parsed = environment.parse(text);
    const { valid, type, error } = parsed.check();
    if (!valid) return err({ detail: firstLine(error) });
    if (type !== 'bool') return err({ detail: `Gives ${type ?? 'nothing'}, not bool` });
    return ok({
      text,
      ast: parsed.ast,
      holds: (facts) => {
        try {
          const answer: unknown = parsed(facts);
          return typeof answer === 'boolean' ? answer : undefined;
        } catch {
          return undefined;
        }
      },
    });
  } catch (error) {
    return err({ detail: firstLine(error) });
  }
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n')[0] ?? '').slice(0, 200);
}
