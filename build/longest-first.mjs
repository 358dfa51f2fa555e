/** The order of Vitest's files: on two cores the longest of them must not be the last to begin. */
import { BaseSequencer } from 'vitest/node';

/** Minutes each, with whole programs started many after each other; every other one is a matter of seconds. */
const long = ['torture/short', 'platform/both-databases', 'sync/simulation'];
const isLong = ({ moduleId }) => long.some((name) => moduleId.endsWith(`/tests/${name}.test.ts`));

export class LongestFirst extends BaseSequencer {
  async sort(files) {
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
