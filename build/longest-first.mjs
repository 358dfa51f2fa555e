/** The order of Vitest's files: on two cores the longest of them must not be the last to begin. */
import { BaseSequencer } from 'vitest/node';
import { secondsOf } from './setup/test-set.mjs';

export class LongestFirst extends BaseSequencer {
  async sort(files) {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => secondsOf(other.moduleId) - secondsOf(one.moduleId));
  }
}
