/** Which facts a condition looks at, and what it compares them with: read from its syntax tree, not guessed. */
import type { ASTNode } from '@marcbachmann/cel-js';
import type { Condition } from './condition';
import type { FactPath } from './facts';
import { factPaths, factTable } from './facts';

export type FactUse = {
  readonly literals: Set<string | number>;
  /** Also used otherwise than in a comparison with a literal. */
  free: boolean;
};
export type Uses = Map<FactPath, FactUse>;

const comparisons: readonly string[] = ['==', '!=', '<', '<=', '>', '>='];

/** Everything that some conditions look at. */
export function usesOf(conditions: readonly Condition[]): Uses {
  const uses: Uses = new Map();
  for (const { ast } of conditions) visit(ast, uses);
  return uses;
}

function visit(node: ASTNode, uses: Uses): void {
  const path = pathOf(node);
  if (path !== undefined) {
    for (const fact of factsBelow(path)) useOf(uses, fact).free = true;
    return;
  }
  if (comparisons.includes(node.op)) {
    const [left, right] = node.args as [ASTNode, ASTNode];
    if (compared(left, [right], uses) || compared(right, [left], uses)) return;
  }
  if (node.op === 'in' && node.args[1].op === 'list') {
    if (compared(node.args[0], node.args[1].args, uses)) return;
  }
  for (const child of childrenOf(node.args)) visit(child, uses);
}

function compared(fact: ASTNode, others: readonly ASTNode[], uses: Uses): boolean {
  const path = pathOf(fact);
  if (path === undefined || !isFact(path)) return false;
  const literals = others.map(literalOf);
  if (literals.includes(undefined)) return false;
  const use = useOf(uses, path);
  for (const literal of literals) if (literal !== undefined) use.literals.add(literal);
  return true;
}

function useOf(uses: Uses, fact: FactPath): FactUse {
  const use = uses.get(fact) ?? { literals: new Set(), free: false };
  uses.set(fact, use);
  return use;
}

/** `residence` or `residence.tenure`, as far as it names facts. */
function pathOf(node: ASTNode): string | undefined {
  if (node.op === 'id') return factsBelow(node.args).length > 0 ? node.args : undefined;
  if (node.op !== '.' || node.args[0].op !== 'id') return undefined;
  const path = `${node.args[0].args}.${node.args[1]}`;
  return isFact(path) ? path : undefined;
}

function literalOf(node: ASTNode): string | number | undefined {
  if (node.op === '-_') {
    const value = literalOf(node.args);
    return typeof value === 'number' ? -value : undefined;
  }
  if (node.op !== 'value') return undefined;
  if (typeof node.args === 'bigint') return Number(node.args);
  return typeof node.args === 'string' || typeof node.args === 'number' ? node.args : undefined;
}

function childrenOf(args: unknown): ASTNode[] {
  if (Array.isArray(args)) return args.flatMap(childrenOf);
  return typeof args === 'object' && args !== null && 'op' in args ? [args as ASTNode] : [];
}

function isFact(path: string): path is FactPath {
  return Object.hasOwn(factTable, path);
}

function factsBelow(head: string): readonly FactPath[] {
  return factPaths.filter((path) => path === head || path.startsWith(`${head}.`));
}
