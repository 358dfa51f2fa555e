/** Turns why a pack was not taken into an error that a person can read. */
import type { PolicyError } from '../domain/app-error';
import { assertNever } from '../domain/result';
import type { SignedPackProblem } from './signed-pack';
import { largestPackBytes } from '../protocol/signed-pack-schema';

const megabyte = 1024 * 1024;

/** The error for people; the faults themselves are told beside it (shared/i18n/lint-text.ts). */
export function policyErrorOf(problem: SignedPackProblem): PolicyError {
  switch (problem.kind) {
    case 'packTooLarge':
      return {
        kind: 'packTooLarge',
        megabytes: Math.ceil(problem.bytes / megabyte),
        limit: largestPackBytes / megabyte,
      };
    case 'packFaulty':
      return { kind: 'packFaulty', count: problem.report.problems.length };
    case 'packUnreadable':
    case 'packKeyUnknown':
    case 'packSignatureWrong':
    case 'packTooNew':
      return problem;
    default:
      return assertNever(problem);
  }
}
