/** What sync and the platform still owe; each line goes when a test shows it. */
import { describe, test } from 'vitest';

describe('sync', () => {
  test.todo('a million seeds run as torture, with every failing one named');
});
