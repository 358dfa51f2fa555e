/** How start, the demonstration and the tests open an app with the Electron that set-up put in place. */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, linkSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { constants, readFileSync, readlinkSync, statfsSync, symlinkSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Stop } from './console.mjs';
import { findRuntime } from './electron-runtime.mjs';
import { replaceFolder } from './files.mjs';
import { runtimeFolder } from './paths.mjs';

const enoughSharedMemory = 512 * 1024 * 1024;

/** The Electron that set-up put in place; packaging needs its folder and version. */
export function getRuntime() {
  const runtime = findRuntime();
  if (!runtime) throw new Stop('Electron is not set up yet. Run: node build/setup.mjs');
  return runtime;
}

/** Hard links make a copy of 230 MB in no time; file systems without them get a real copy. */
function copyFile(source, target) {
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target, constants.COPYFILE_FICLONE);
  }
}

function copyTree(source, target) {
  mkdirSync(target, { recursive: true });
  for (const entry of readdirSync(source, { withFileTypes: true })) {
    const [from, to] = [join(source, entry.name), join(target, entry.name)];
    if (entry.isDirectory()) copyTree(from, to);
    else copyFile(from, to);
  }
}

function copyIsCurrent(runtime, copy, appDir) {
  try {
    const [original, copied] = [runtime.folder, copy].map((folder) =>
      statSync(join(folder, 'v8_context_snapshot.bin')),
    );
    const sameFile = original.ino === copied.ino || original.size === copied.size;
    return sameFile && readlinkSync(join(copy, 'resources', 'app')) === appDir;
  } catch {
    return false;
  }
}

// The stand-in has no default app, so it opens only what lies in its own resources folder.
function makeCopyFor(runtime, appDir, name) {
  const copy = join(runtimeFolder, 'runs', name);
  if (!copyIsCurrent(runtime, copy, appDir)) {
    const draft = `${copy}.${process.pid}.draft`;
    rmSync(draft, { recursive: true, force: true });
    copyTree(runtime.folder, draft);
    symlinkSync(appDir, join(draft, 'resources', 'app'), 'dir');
    replaceFolder(draft, copy);
  }
  return join(copy, relative(runtime.folder, runtime.executablePath));
}

function appArmorForbidsNamespaces() {
  try {
    const name = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
    return readFileSync(name, 'utf8').trim() === '1';
  } catch {
    return false; // this kernel has no such switch
  }
}

/** Tried rather than read from switches: in containers the kernel's switches say nothing about it. */
function namespacesWork() {
  const { error, status } = spawnSync('unshare', ['--user', 'true'], { stdio: 'ignore' });
  return !appArmorForbidsNamespaces() && (error !== undefined || status === 0);
}

/**
 * Chromium refuses its sandbox to root, and has none where neither user namespaces nor its helper can be used.
 * @param {string} folder the folder of the Electron program
 */
function sandboxIsPossible(folder) {
  if (process.getuid() === 0) return false;
  if (namespacesWork()) return true;
  const helper = statSync(join(folder, 'chrome-sandbox'), { throwIfNoEntry: false });
  return helper?.uid === 0 && (helper.mode & 0o4000) !== 0;
}

/** Containers often give 64 MB, and a page with one live camera picture crashes in that. */
function sharedMemoryIsSmall() {
  try {
    const { blocks, bsize } = statfsSync('/dev/shm');
    return blocks * bsize < enoughSharedMemory;
  } catch {
    return true;
  }
}

/**
 * What Chromium has to be told about the box this machine puts it in.
 * @param {string} folder the folder of the Electron program
 */
export function sandboxArguments(folder) {
  if (process.platform !== 'linux') return [];
  return [
    ...(sandboxIsPossible(folder) ? [] : ['--no-sandbox']),
    ...(sharedMemoryIsSmall() ? ['--disable-dev-shm-usage'] : []),
  ];
}

/** What the C library makes of the environment: a locale that is named may still not be installed. */
function hasUtf8Locale() {
  try {
    const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] };
    return execFileSync('locale', ['charmap'], options).trim() === 'UTF-8';
  } catch {
    return true; // C libraries without this program know UTF-8 only
  }
}

/** In another encoding Chromium on Linux cannot open files with Chinese names: it silently leaves them out. */
function localeEnvironment() {
  return process.platform === 'linux' && !hasUtf8Locale() ? { LC_ALL: 'C.UTF-8' } : {};
}

/** The environment for an Electron program: without what an editor's terminal may have left in it. */
export function electronEnvironment(extra = {}) {
  const { ELECTRON_RUN_AS_NODE, NODE_OPTIONS, ...kept } = process.env;
  return { DBUS_SESSION_BUS_ADDRESS: 'disabled:', ...kept, ...localeEnvironment(), ...extra };
}

/**
 * What to spawn so that `appDir` (a folder with a package.json and its `main`) opens in Electron.
 *
 * Append further arguments to `args`. Runs that open different apps at the same time, and tests in parallel,
 * need different names: with the stand-in each name has its own copy of the runtime, made of hard links.
 *
 * @param {{ appDir: string, name: string }} request
 * @returns {{ executablePath: string, args: string[], env: Record<string, string> }}
 */
export function prepareRuntime({ appDir, name }) {
  const runtime = getRuntime();
  const app = resolve(appDir);
  const env = electronEnvironment();
  const sandbox = sandboxArguments(runtime.folder);
  if (runtime.kind === 'official') {
    return { executablePath: runtime.executablePath, args: [...sandbox, app], env };
  }
  return { executablePath: makeCopyFor(runtime, app, name), args: sandbox, env };
}
