/** Every bundle of the product (one per process or worker, chosen by --mode) and the Vitest projects. */
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin, UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { copyAssets } from './build/copy-assets.mjs';
import { LongestFirst } from './build/longest-first.mjs';
import { lookFirst } from './build/look-first.mjs';
import { copyNativeParts, nativeOnly } from './build/native-parts.mjs';
import { collectNotices } from './build/notices.mjs';
import { findPublisher } from './build/publisher.mjs';

const root = import.meta.dirname;

/** The guides and the pictures in them, and what changed: read in the window, fetched when somebody wants to. */
function copyGuides(): Plugin {
  return {
    name: 'copy-guides',
    closeBundle() {
      const source = resolve(root, 'build/guides');
      const target = resolve(root, 'dist/renderer/guides');
      const names = readdirSync(source).filter((name) => name.endsWith('.md'));
      const texts = names.map((name) => readFileSync(resolve(source, name), 'utf8')).join('\n');
      for (const name of names) cpSync(resolve(source, name), resolve(target, name));
      for (const name of ['CHANGELOG.md', 'CHANGELOG.zh-CN.md']) {
        cpSync(resolve(root, name), resolve(target, name));
      }
      for (const [, name = ''] of texts.matchAll(/\]\(\.\.\/pictures\/([a-z-]+\.png)\)/g)) {
        cpSync(resolve(root, 'build/pictures', name), resolve(target, 'pictures', name));
      }
    },
  };
}

/** The program knows by this key whose updates and files it may believe. */
function putPublisherKey(): Plugin {
  return {
    name: 'put-publisher-key',
    closeBundle() {
      const { publicPem } = findPublisher();
      // The second goes beside the program: electron-builder leaves out of it what is copied elsewhere.
      for (const path of ['dist/main/publisher.pem', 'dist/publisher.pem']) {
        writeFileSync(resolve(root, path), publicPem);
      }
    },
  };
}

/**
 * A page of one file that needs nothing beside it: 查看.html of archive packages, and the one that verifies a class draw. Its
 * policy lets nothing run but the very script and style in it, and lets it talk to nobody but the place it came from.
 */
function onePage(pageName: string): Plugin {
  const hashed = (text: string) =>
    `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
  return {
    name: 'one-page',
    enforce: 'post',
    // A browser has its own chance: what asks Node for it is never come to.
    resolveId: { order: 'pre', handler: (id) => (id === 'crypto' ? '\0no-node' : undefined) },
    load: (id) => (id === '\0no-node' ? 'export {};' : undefined),
    generateBundle(_, bundle) {
      const parts = Object.values(bundle);
      const [script = ''] = parts.flatMap((part) => (part.type === 'chunk' ? [part.code] : []));
      const [sheet = ''] = parts.flatMap((part) =>
        part.type === 'asset' && part.fileName.endsWith('.css') ? [String(part.source)] : [],
      );
      for (const { fileName } of parts) delete bundle[fileName];
      // What would end the script early, or begin a comment in it (HTML, 13.2.5.20).
      const code = script.trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
      // The program's fonts are not in the package: whoever reads it has some of the same list.
      const style = sheet.replace(/@font-face\s*\{[^}]*\}/g, '').trim();
      const policy = [
        "default-src 'none'",
        `script-src ${hashed(code)}`,
        `style-src ${hashed(style)}`,
        "img-src 'self' file: data: blob:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; ');
      const source = [
        '<!doctype html>',
        '<html lang="zh-CN">',
        '<head>',
        '<meta charset="utf-8">',
        `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<title>__PACKAGE_TITLE__</title>',
        `<style>${style}</style>`,
        '</head>',
        '<body>',
        '<script type="application/json" id="package-data">__PACKAGE_DATA__</script>',
        `<script>${code}</script>`,
        '</body>',
        '</html>',
        '',
      ].join('\n');
      this.emitFile({ type: 'asset', fileName: pageName, source });
    },
  };
}

/** One CommonJS file per entry with every dependency inside, so that the packed app needs no node_modules. */
function nodeBundle(
  outDir: string,
  input: Record<string, string>,
  bundleAll: boolean,
  plugins: readonly Plugin[] = [],
  besides: readonly string[] = [],
): UserConfig {
  return {
    root,
    plugins: [collectNotices(besides).own, ...plugins],
    build: {
      ssr: true,
      target: 'node18',
      outDir,
      emptyOutDir: true,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input,
        external: ['electron'],
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name]-[hash].cjs',
        },
      },
    },
    ssr: bundleAll ? { noExternal: true } : {},
  };
}

/**
 * OpenCV's program comes as text of 10 MB inside its script, and a worker is seconds of work away from its first line
 * until such a script is read: it becomes a file beside the script, which Chromium compiles while it comes.
 */
function openCvBeside(): Plugin {
  return {
    name: 'open-cv-beside',
    transform: {
      filter: { id: /@techstark\/opencv-js\/dist\/opencv\.js$/ },
      handler(code) {
        const found = /"data:application\/octet-stream;base64,([A-Za-z0-9+/=]+)"/.exec(code);
        const [text = '', base64 = ''] = found ?? [];
        if (base64 === '') throw new Error('OpenCV has no program inside its script any more.');
        const source = Buffer.from(base64, 'base64');
        const hash = createHash('sha256').update(source).digest('hex').slice(0, 8);
        const fileName = `assets/opencv-${hash}.wasm`;
        this.emitFile({ type: 'asset', fileName, source });
        // It looks beside its own script, which is the worker's.
        return { code: code.replace(text, () => JSON.stringify(`../${fileName}`)), map: null };
      },
    },
  };
}

/** A page for whatever browser people have. */
function pageBundle(name: string, entry: string): UserConfig {
  return {
    root,
    plugins: [collectNotices().own, onePage(`${name}.html`)],
    build: {
      target: ['chrome97', 'firefox102', 'safari15.4'],
      outDir: `dist/${name}`,
      emptyOutDir: true,
      lib: { entry: resolve(root, entry), formats: ['iife'], name },
      rolldownOptions: { external: [/^\/fonts\//] },
    },
  };
}

const noticesOfScreens = collectNotices();

const bundles: Record<string, UserConfig> = {
  main: {
    ...nodeBundle(
      'dist/main',
      {
        main: 'electron/main.ts',
        papers: 'electron/papers/papers-process.ts',
        kdf: 'electron/vault/kdf-thread.ts',
        verify: 'electron/audit/verify-thread.ts',
        audit: 'electron/audit/command.ts',
        policy: 'electron/policy/command.ts',
        archive: 'electron/archive/command.ts',
        backup: 'electron/backup/backup-thread.ts',
        table: 'electron/tables/table-thread.ts',
        program: 'electron/update/program-thread.ts',
      },
      true,
      [copyNativeParts(), putPublisherKey()],
      nativeOnly,
    ),
  },
  preload: nodeBundle(
    'dist/preload',
    { preload: 'electron/preload.ts', family: 'electron/family-preload.ts' },
    true,
  ),
  platform: nodeBundle('dist/platform', { platform: 'platform/main.ts' }, false),
  viewer: pageBundle('viewer', 'renderer/viewer/viewer.ts'),
  classes: pageBundle('classes', 'renderer/class-page/class-page.ts'),
  renderer: {
    root: resolve(root, 'renderer'),
    base: '/',
    plugins: [noticesOfScreens.own, react(), lookFirst(), copyAssets(), copyGuides()],
    worker: {
      format: 'es',
      plugins: () => [openCvBeside(), noticesOfScreens.ofWorkers],
      rolldownOptions: {
        output: {
          // Main answers the eyes' script with a policy of its own, by its name; a test asks for the reader's.
          entryFileNames: ({ name }) =>
            ['vision-worker', 'reading-worker'].includes(name)
              ? 'workers/[name].js'
              : 'assets/[name]-[hash].js',
        },
      },
    },
    build: {
      target: 'chrome114',
      outDir: resolve(root, 'dist/renderer'),
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: ['index', 'print', 'family'].map((page) => resolve(root, `renderer/${page}.html`)),
        // Fonts are copied beside the bundle: papers and screens read the same files.
        external: [/^\/fonts\//],
      },
    },
  },
};

const testFolders = ['unit', 'db', 'ledger', 'sync', 'platform', 'devices', 'bad-input', 'torture'];

/**
 * Every test file. Most of a short one is spent on loading what the one before it had loaded, so they share a process, and
 * one project reads each module once for all of them; where a module is not what it is elsewhere, a file has a process to itself.
 */
function testProjects() {
  const files = testFolders.flatMap((folder) =>
    readdirSync(resolve(root, 'tests', folder))
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => `tests/${folder}/${name}`),
  );
  const apart = files.filter((file) =>
    readFileSync(resolve(root, file), 'utf8').includes('vi.mock('),
  );
  const usual = {
    root,
    benchmark: { include: [] },
    environment: 'node' as const,
    setupFiles: ['tests/support/every-file.ts'],
    // Torture starts whole programs, many after each other.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // How long something takes is no test's business: this only ends what will never come.
    expect: { poll: { timeout: 60_000 } },
  };
  const together = files.filter((file) => !apart.includes(file));
  return [
    { test: { ...usual, name: 'together', include: together, isolate: false } },
    { test: { ...usual, name: 'apart', include: apart } },
  ];
}

export default defineConfig(({ mode }) => ({
  ...bundles[mode],
  test: {
    // On two cores Vitest would leave one of them idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    projects: [
      ...testProjects(),
      {
        test: {
          name: 'bench',
          root,
          include: [],
          benchmark: { include: ['tests/bench/**/*.bench.ts'] },
          environment: 'node' as const,
        },
      },
    ],
  },
}));
