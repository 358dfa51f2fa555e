/**
 * 代办: whether somebody who is no guardian brings this family's papers. The family authorised them in writing then
 * (民法典 article 165; domain.md "agent"), and the signed 委托书 is one of the papers.
 */
import type { Case } from './case';

/**
 * Who was last recognised at the counter says it; before that, whether an agent opened the case. A guardian who comes in
 * person acts for the child by law (民法典 articles 23 and 27) and needs no mandate.
 */
export function isByAgent({
  byAgent,
  identityChecks = [],
}: Partial<Pick<Case, 'byAgent' | 'identityChecks'>>): boolean {
  const last = identityChecks.findLast(({ verdict }) => verdict === 'same');
  return last === undefined ? byAgent === true : last.person === 'agent';
}
