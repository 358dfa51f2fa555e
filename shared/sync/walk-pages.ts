/** A list of cases that a platform tells page after page, in the order of their ids. */
import type { Reply } from './reply';

type Page = {
  readonly cases: readonly { readonly caseId: string }[];
  /** What to ask after for the next page; absent on the last one. */
  readonly next?: string | undefined;
};

/** Every case of a list, and its last page. */
type Walked<P extends Page> = { readonly cases: P['cases'][number][]; readonly last: P };

/** `nonsense` of a platform that does not go on, or tells more than `most` cases. */
export async function walkPages<P extends Page>(
  ask: (after: string | undefined) => Promise<Reply<P>>,
  most: number,
): Promise<Reply<Walked<P>>> {
  const cases: P['cases'][number][] = [];
  for (let after: string | undefined; ;) {
    const reply = await ask(after);
    if (reply.kind !== 'ok') return reply;
    for (const one of reply.value.cases) {
      const goesOn = one.caseId > (cases.at(-1)?.caseId ?? '');
      if (!goesOn || cases.length >= most) return { kind: 'nonsense', status: 200 };
      cases.push(one);
    }
    const { next } = reply.value;
    if (next === undefined) return { kind: 'ok', value: { cases, last: reply.value } };
    if (next !== cases.at(-1)?.caseId) return { kind: 'nonsense', status: 200 };
    after = next;
  }
}
