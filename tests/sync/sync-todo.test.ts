/** What sync and the platform still owe; each line goes when a test shows it. */
import { describe, test } from 'vitest';

describe('sync', () => {
  test.todo('a million seeds run as torture, with every failing one named');
  test.todo(
    'simulated platforms lose files with a restore, so that planted bugs of hours and bytes show',
  );
  test.todo('a bomb of gzip, a slow drip and many 500 are held off by a station in bounded memory');
});

describe('the platform', () => {
  test.todo('has a population with families that own nothing, single parents and siblings');
});

describe('the desk', () => {
  test.todo('learns of new policy packs by the line');
  test.todo('makes a task of a denial that comes after submission');
  test.todo('gives up a platform that will never answer, and moves what it was owed');
});

describe('a courier package', () => {
  test.todo('speaks as the connector profile of its platform says');
  test.todo('is handed on by another station that has a line');
  test.todo('carries number blocks, places and day digests');
});
