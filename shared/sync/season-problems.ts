/** The whole 问题清单 of a station and season, asked for page after page. */
import type { ProblemCase, ProblemsReply } from '../protocol/problem-list';
import type { Reply } from './reply';

/** More than any station can clear up in a season; what goes on beyond that is no list. */
const mostProblems = 20_000;

/** `nonsense` of a platform that does not go on or never ends. */
export async function seasonProblems(
  ask: (after: string | undefined) => Promise<Reply<ProblemsReply>>,
): Promise<Reply<ProblemCase[]>> {
  const cases: ProblemCase[] = [];
  for (let after: string | undefined; ;) {
    const reply = await ask(after);
    if (reply.kind !== 'ok') return reply;
    for (const one of reply.value.cases) {
      const goesOn = one.caseId > (cases.at(-1)?.caseId ?? '');
      if (!goesOn || cases.length >= mostProblems) return { kind: 'nonsense', status: 200 };
      cases.push(one);
    }
    const { next } = reply.value;
    if (next === undefined) return { kind: 'ok', value: cases };
    if (next !== cases.at(-1)?.caseId) return { kind: 'nonsense', status: 200 };
    after = next;
  }
}
