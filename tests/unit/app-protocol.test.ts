/** What main answers for app://station: one script may make functions from text, nothing else may. */
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import {
  contentSecurityPolicy,
  serveApp,
  visionWorkerPath,
  visionWorkerPolicy,
} from '../../electron/app-protocol';
import { scratchFolder } from '../support/scratch-folder';

const root = scratchFolder('app-protocol');
const oneTime = { take: () => undefined };

beforeAll(async () => {
  await mkdir(join(root, 'workers'), { recursive: true });
  await mkdir(join(root, 'assets'), { recursive: true });
  await mkdir(join(root, 'guides'), { recursive: true });
  for (const path of [
    'index.html',
    'workers/vision-worker.js',
    'workers/other.js',
    'assets/vision-worker.js',
    'assets/model.onnx',
    'guides/clerk.zh-CN.md',
    'guides/THIRD-PARTY-NOTICES.txt',
  ])
    await writeFile(join(root, path), '');
});

async function policyOf(path: string): Promise<string> {
  const request = { url: `app://station${path}`, method: 'GET' };
  const response = await serveApp(request, root, oneTime);
  expect(response.status).toBe(200);
  return response.headers.get('content-security-policy') ?? '';
}

test('a large file comes whole, and as what it is', async () => {
  const bytes = randomBytes(1_300_000);
  await writeFile(join(root, 'assets/face.ttf'), bytes);
  const request = { url: 'app://station/assets/face.ttf', method: 'GET' };
  const response = await serveApp(request, root, oneTime);
  expect(response.headers.get('content-type')).toBe('font/ttf');
  expect(Buffer.compare(Buffer.from(await response.arrayBuffer()), bytes)).toBe(0);
});

test('the vision worker alone may make functions from text, and reaches nothing but the bundle', async () => {
  const policy = await policyOf(visionWorkerPath);
  expect(policy).toBe(visionWorkerPolicy);
  expect(policy).toContain("'unsafe-eval'");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).not.toContain('unsafe-inline');
});

test.each([
  '/',
  '/index.html',
  '/workers/other.js',
  '/assets/vision-worker.js',
  '/assets/model.onnx',
])('%s keeps the strict policy', async (path) => {
  const policy = await policyOf(path);
  expect(policy).toBe(contentSecurityPolicy);
  expect(policy).not.toContain("'unsafe-eval'");
});

test.each(['/workers/../workers/vision-worker.js/../../index.html', '/workers%2f..%2findex.html'])(
  'no way around by %s',
  async (path) => {
    const request = { url: `app://station${path}`, method: 'GET' };
    const response = await serveApp(request, root, oneTime);
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  },
);

test('a model is handed out as bytes', async () => {
  const request = { url: 'app://station/assets/model.onnx', method: 'GET' };
  const response = await serveApp(request, root, oneTime);
  expect(response.headers.get('content-type')).toBe('application/octet-stream');
});

test.each([
  ['guides/clerk.zh-CN.md', 'text/markdown; charset=utf-8'],
  ['guides/THIRD-PARTY-NOTICES.txt', 'text/plain; charset=utf-8'],
])('%s is handed out as a text, never as a page', async (path, type) => {
  const request = { url: `app://station/${path}`, method: 'GET' };
  const { headers } = await serveApp(request, root, oneTime);
  expect(headers.get('content-type')).toBe(type);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});
