/** Every bundle of the product (one per process or worker, chosen by --mode) and the Vitest projects. */
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin, UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { rareFonts, rareFontsHere } from './build/setup/rare-fonts.mjs';

const root = import.meta.dirname;

/** Fonts and pdf.js data are copied, not bundled: the papers process and the page read them as files. */
function copyAssets(): Plugin {
  return {
    name: 'copy-assets',
    closeBundle() {
      const modules = resolve(root, 'node_modules');
      const fonts = resolve(root, 'dist/renderer/fonts');
      const families = { 'noto-serif-sc': 'NotoSerifSC', 'noto-sans-sc': 'NotoSansSC' };
      for (const [family, name] of Object.entries(families)) {
        const source = resolve(modules, '@expo-google-fonts', family);
        for (const weight of ['400Regular', '700Bold']) {
          cpSync(`${source}/${weight}/${name}_${weight}.ttf`, `${fonts}/${name}_${weight}.ttf`);
        }
        cpSync(`${source}/LICENSE_FONT`, `${fonts}/LICENSE_${name}.txt`);
      }
      const rare = rareFontsHere();
      for (const name of rare) cpSync(resolve(rareFonts.folder, name), `${fonts}/${name}`);
      if (rare.length > 0) cpSync(rareFonts.licence, `${fonts}/LICENSE_HanaMin.txt`);
      for (const folder of ['cmaps', 'standard_fonts']) {
        cpSync(`${modules}/pdfjs-dist/${folder}`, resolve(root, 'dist/renderer/pdfjs', folder), {
          recursive: true,
        });
      }
    },
  };
}

/**
 * The native parts of serialport for every computer the program is made for, where its bundled loader looks for them:
 * one folder above the bundle.
 */
function copyNativeParts(): Plugin {
  return {
    name: 'copy-native-parts',
    closeBundle() {
      const source = resolve(root, 'node_modules/@serialport/bindings-cpp/prebuilds');
      const target = resolve(root, 'dist/prebuilds');
      rmSync(target, { recursive: true, force: true });
      for (const folder of readdirSync(source)) {
        if (!/^(linux|win32|darwin)-/.test(folder)) continue;
        cpSync(resolve(source, folder), resolve(target, folder), { recursive: true });
      }
    },
  };
}

/** One CommonJS file per entry with every dependency inside, so that the packed app needs no node_modules. */
function nodeBundle(outDir: string, input: Record<string, string>, bundleAll: boolean): UserConfig {
  return {
    root,
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

const bundles: Record<string, UserConfig> = {
  main: {
    plugins: [copyNativeParts()],
    ...nodeBundle(
      'dist/main',
      {
        main: 'electron/main.ts',
        papers: 'electron/papers/papers-process.ts',
        kdf: 'electron/vault/kdf-thread.ts',
        verify: 'electron/audit/verify-thread.ts',
        audit: 'electron/audit/command.ts',
        policy: 'electron/policy/command.ts',
        backup: 'electron/backup/backup-thread.ts',
        table: 'electron/tables/table-thread.ts',
      },
      true,
    ),
  },
  preload: nodeBundle('dist/preload', { preload: 'electron/preload.ts' }, true),
  platform: nodeBundle('dist/platform', { platform: 'platform/main.ts' }, false),
  renderer: {
    root: resolve(root, 'renderer'),
    base: '/',
    plugins: [react(), copyAssets()],
    worker: {
      format: 'es',
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
        input: [resolve(root, 'renderer/index.html'), resolve(root, 'renderer/print.html')],
        // Fonts are copied beside the bundle: papers and screens read the same files.
        external: [/^\/fonts\//],
      },
    },
  },
};

export default defineConfig(({ mode }) => ({
  ...bundles[mode],
  test: {
    // On two cores Vitest would leave one of them idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      ...['unit', 'db', 'ledger', 'sync', 'platform', 'devices', 'bad-input', 'torture'].map(
        (name) => ({
          test: {
            name,
            root,
            include: [`tests/${name}/**/*.test.ts`],
            benchmark: { include: [] },
            environment: 'node' as const,
            testTimeout: 120_000,
            hookTimeout: 120_000,
            // How long something takes is no test's business: this only ends what will never come.
            expect: { poll: { timeout: 60_000 } },
          },
        }),
      ),
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
