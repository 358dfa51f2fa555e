/** What the capture of papers still owes; each line goes when a test shows it. */
import { describe, test } from 'vitest';

describe('capture', () => {
  test.todo('a page is found, straightened and judged within 300 ms at the 95th percentile');
  test.todo('200 pages in a row leave the memory where it was');
});
