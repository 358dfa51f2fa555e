/** What our pages let become the address of a script, or markup. */
import { expect, it } from 'vitest';
import { onlyNothing, ownWorker } from '../../renderer/trusted-types';

const page = 'app://station/index.html';

it.each([
  '/assets/image-worker-D8Ta_DT00.js',
  '/workers/vision-worker.js',
  '/assets/pdf.worker.min-x.mjs',
])('%s is a worker of the bundle', (path) => {
  expect(ownWorker(path, page)).toBe(`app://station${path}`);
  expect(ownWorker(`app://station${path}`, page)).toBe(`app://station${path}`);
});

it.each([
  'https://example.invalid/assets/x.js',
  'app://stranger/assets/x.js',
  '//stranger/assets/x.js',
  'data:text/javascript,1',
  'blob:app://station/0',
  'javascript:1',
  '/assets/../once/x.js',
  '/assets/%2e%2e/once/x.js',
  '/assets/sub/x.js',
  '/assets/x.js?y',
  '/assets/x.wasm',
  '/guides/clerk.md',
  'http://[',
])('%s is none', (address) => {
  expect(ownWorker(address, page)).toBeNull();
});

it('lets an element be emptied and nothing be written', () => {
  expect(onlyNothing('')).toBe('');
  expect(onlyNothing(' ')).toBeNull();
  expect(onlyNothing('<b>x</b>')).toBeNull();
});
