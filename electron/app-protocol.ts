/** Serves the window's files as app://station/…: no file://, nothing outside the bundle, a strict policy on every answer. */
import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { Readable } from 'node:stream';
import type { Protocol } from 'electron';

export const appOrigin = 'app://station';

/** An empty page of another host, and so of another process. */
export const darkPage = 'app://dark/';

/** Privileges the scheme needs before the program is ready. */
export const appScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
} as const;

/** Content-Security-Policy of every page; the network is main's alone. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "media-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // Of every string that would become script, renderer/trusted-types.ts alone says what passes.
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');

/** Where the build puts the worker that finds and judges pages. */
export const visionWorkerPath = '/workers/vision-worker.js';

/**
 * Of that worker alone: OpenCV's bindings make functions from text, so no trusted types are asked for. It has no page,
 * no storage of ours and no bridge to main; a worker's policy is that of its own script.
 */
export const visionWorkerPolicy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'",
  "connect-src 'self'",
].join('; ');

/** Larger files are sent while they are read. */
const pieceBytes = 512 * 1024;

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.onnx': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
};

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};

/** A file for one reader: answers its bytes once and forgets them. */
export type OneTimeFiles = { readonly take: (token: string) => Uint8Array | undefined };

/** Answers a request for `app://station/…` from the folder `root`. */
export async function serveApp(
  request: { readonly url: string; readonly method: string },
  root: string,
  oneTime: OneTimeFiles,
): Promise<Response> {
  if (request.url === darkPage && request.method === 'GET') {
    return new Response('<!doctype html>', {
      headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
    });
  }
  const path = pathOf(request.url);
  if (path === undefined || request.method !== 'GET') return refusal(404);
  const token = /^\/once\/([0-9a-f]{32})$/.exec(path)?.[1];
  if (token !== undefined) {
    const bytes = oneTime.take(token);
    if (bytes === undefined) return refusal(404);
    return new Response(Buffer.from(bytes), {
      headers: { ...headers, 'content-type': 'application/pdf' },
    });
  }
  const type = mediaTypes[extname(path)];
  if (type === undefined) return refusal(404);
  try {
    const [base, file] = await Promise.all([realpath(root), realpath(join(root, path))]);
    if (!file.startsWith(base + sep)) return refusal(404);
    const policy = path === visionWorkerPath ? visionWorkerPolicy : contentSecurityPolicy;
    return new Response(await bodyOf(file), {
      headers: { ...headers, 'content-security-policy': policy, 'content-type': type },
    });
  } catch {
    return refusal(404);
  }
}

/** The path inside the bundle, or nothing when the address tries to leave it. */
function pathOf(address: string): string | undefined {
  try {
    const url = new URL(address);
    if (`${url.protocol}//${url.host}` !== appOrigin) return undefined;
    const path = decodeURIComponent(url.pathname);
    if (path === '/') return '/index.html';
    const isOdd = path.endsWith('/') || path.includes('\0') || path.includes('\\');
    return isOdd || path.split('/').includes('..') ? undefined : path;
  } catch {
    return undefined;
  }
}

/** An answer made of bytes copies them: with a whole type face that holds main up for a tenth of a second. */
async function bodyOf(file: string): Promise<ConstructorParameters<typeof Response>[0]> {
  const { size } = await stat(file);
  if (size <= pieceBytes) return readFile(file);
  return Readable.toWeb(createReadStream(file, { highWaterMark: pieceBytes }));
}

const refusal = (status: number) => new Response('', { status, headers });

/** Registers the handler with Electron. */
export function installAppProtocol(protocol: Protocol, root: string, oneTime: OneTimeFiles): void {
  protocol.handle('app', (request) => serveApp(request, root, oneTime));
}
