/** Opens the readers of the window in Debian's Chromium, hands them files, and looks at the memory of the page meanwhile. */
import { createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import type { Ended, ReaderName } from './window/window';

export type { Ended, ReaderName } from './window/window';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};
/** Of the computer: what comes with the test runner cannot be fetched everywhere. */
const browserPath = '/usr/bin/chromium';
export const hasBrowser = existsSync(browserPath);

async function serve(folder: string) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://station');
    const isData = pathname.startsWith('/pdfjs/');
    const root = isData ? resolve('node_modules/pdfjs-dist') : folder;
    const name = isData
      ? pathname.slice('/pdfjs/'.length)
      : pathname === '/'
        ? 'index.html'
        : pathname;
    const path = join(root, name);
    if (!existsSync(path)) return response.writeHead(404).end();
    response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream');
    return createReadStream(path).pipe(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${String(port)}/`, close: () => server.close() };
}

const mebi = 1024;
const memoryOf = (pid: number, name: 'VmRSS' | 'VmHWM'): number => {
  const line = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm');
  return Number(line.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]) / mebi;
};

export type WindowReaders = {
  /** Reads files one after the other; `grownMiB` is how far the page's memory rose above where it was at its start. */
  readonly read: (
    reader: ReaderName,
    paths: readonly string[],
  ) => Promise<{ readonly ended: readonly Ended[]; readonly grownMiB: number }>;
  readonly close: () => Promise<void>;
};

/** Built afresh, so that a test never tries a reader of before. */
export async function openWindowReaders(): Promise<WindowReaders> {
  const outDir = resolve(`.cache/bad-files-window-${String(process.pid)}`);
  const configFile = resolve(import.meta.dirname, 'window/vite.config.ts');
  await build({ configFile, logLevel: 'error', build: { outDir } });
  const server = await serve(outDir);
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.goto(server.url);
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  // A spare one waits beside it.
  const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const [pid = 0] = pids.toSorted((a, b) => memoryOf(b, 'VmRSS') - memoryOf(a, 'VmRSS'));
  return {
    read: async (reader, paths) => {
      await page.locator('input').setInputFiles([...paths]);
      // From here on the highest memory counts (proc(5), clear_refs).
      writeFileSync(`/proc/${String(pid)}/clear_refs`, '5');
      const before = memoryOf(pid, 'VmRSS');
      const ended = await page.evaluate(async (name) => {
        if (window.readChosen === undefined) throw new Error('The page has no readers');
        return window.readChosen(name);
      }, reader);
      return { ended, grownMiB: Math.round(memoryOf(pid, 'VmHWM') - before) };
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}
