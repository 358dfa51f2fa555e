/** The whole 问题清单 of a station and season, asked for page after page. */
import type { ProblemCase, ProblemsReply } from '../protocol/problem-list';
import type { Reply } from './reply';
import { walkPages } from './walk-pages';

/** More than any station can clear up in a season; what goes on beyond that is no list. */
const mostProblems = 20_000;

/** `nonsense` of a platform that does not go on or never ends. */
export async function seasonProblems(
  ask: (after: string | undefined) => Promise<Reply<ProblemsReply>>,
): Promise<Reply<ProblemCase[]>> {
  const walked = await walkPages(ask, mostProblems);
  return walked.kind === 'ok' ? { kind: 'ok', value: walked.value.cases } : walked;
}
