/** The draw for a second reading 第二人核验, by chance that nobody can foresee. */
import { randomInt } from 'node:crypto';
import { drawnOneIn } from '../../shared/domain/second-reading';

/** Whether another person looks at a paper that was just inspected. */
export function drawsByChance(): boolean {
  return randomInt(drawnOneIn) === 0;
}
