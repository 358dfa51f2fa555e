/** What sync and the platform still owe; each line goes when a test shows it. */
import { describe, test } from 'vitest';

describe('sync', () => {
  test.todo('a million seeds run as torture, with every failing one named');
  test.todo('5 MB cases reach half the speed of curl over the same bytes');
  test.todo('10,000 cases and 20 GB wait for 30 days, and the desk stays quick');
});
