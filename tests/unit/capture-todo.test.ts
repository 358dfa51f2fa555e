/** What the capture of papers still owes; each line goes when a test shows it. */
import { describe, test } from 'vitest';

describe('capture', () => {
  test.todo('200 pages in a row leave the memory where it was');
});
