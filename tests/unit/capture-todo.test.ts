/** What the capture of papers still owes; each line goes when a test shows it. */
import { describe, test } from 'vitest';

describe('capture', () => {
  test.todo('the screen is never held up for over 50 ms, also with 200 pages on the strip');
});
