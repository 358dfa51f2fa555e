/** The shape of words about trouble: one entry per error kind, so that a kind without words does not compile. */
import type { AppError } from '../domain/app-error';
import type { FieldProblem } from '../domain/field-rules';
import type { LintProblem } from '../policy/lint-problem';

/** What a person reads about an error: what happened, what is safe, what to do. */
export type ErrorText = {
  readonly happened: string;
  readonly safe: string;
  readonly todo: string;
};

/** Words for some errors. */
export type WordsFor<E extends { readonly kind: string }> = {
  readonly [K in E['kind']]: (error: Extract<E, { kind: K }>) => ErrorText;
};

/** Words for every error a person can meet. */
export type ErrorWords = WordsFor<AppError>;

/** Words beside a field: what is wrong and how to put it right; `label` is the field's name on the screen. */
export type ProblemWords = {
  readonly [K in FieldProblem['kind']]: (
    problem: Extract<FieldProblem, { kind: K }>,
    label: string,
  ) => string;
};

/** Words for every fault that the linter of policy packs finds. */
export type LintWords = {
  readonly [K in LintProblem['kind']]: (problem: Extract<LintProblem, { kind: K }>) => string;
};
