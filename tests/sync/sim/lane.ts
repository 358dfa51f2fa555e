/** One lane of the simulation as a program of its own: `first seed`, `seeds`. */
import { simulate } from '../../torture/sync/simulate';

const [, , first = '1', seeds = '1'] = process.argv;
await simulate(Number(first), Number(seeds));
