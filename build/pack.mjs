/** `npm run pack`: the program as it will be installed, as a folder under release/, with every fuse set and its signed list in it. */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { bundle } from './bundle.mjs';
import { findPublisher } from './publisher.mjs';
import { isCommand, runCommand } from './setup/command.mjs';
import { say } from './setup/console.mjs';
import { packedExecutable } from './setup/packed.mjs';
import { projectRoot } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { getRuntime } from './setup/runtime.mjs';
import { signFolder } from './signed-list.mjs';

const packedFolder = dirname(packedExecutable);

/** With the Electron that set-up found; `targets` are names electron-builder knows, left out those of the configuration. */
async function runBuilder(targets, options = {}) {
  const require = createRequire(import.meta.url);
  const { build, Platform } = require('electron-builder');
  const { executablePath, folder, version } = getRuntime();
  // It writes into what it is given, and is asked twice for a release.
  const config = structuredClone(require('./electron-builder.config.cjs'));
  await build({
    targets: Platform.current().createTarget(targets),
    projectDir: projectRoot,
    publish: null,
    ...options,
    config: {
      ...config,
      electronFuses: await fusesOf(executablePath, config.electronFuses),
      electronDist: folder,
      electronVersion: version,
    },
  });
}

/** Those that this Electron has: the stand-in is older than some, and electron-builder stops at one that is not there. */
async function fusesOf(executablePath, wanted) {
  const wire = await getCurrentFuseWire(executablePath);
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([name]) => FuseV1Options[`${name[0].toUpperCase()}${name.slice(1)}`] in wire,
    ),
  );
}

/** Packs the folder and signs the list of its files; on macOS the system has a signature of its own. @returns where it is */
export async function packFolder() {
  say('[pack] packing the program into release/');
  await runBuilder('dir');
  if (process.platform === 'darwin') return packedFolder;
  const publisher = findPublisher();
  const files = signFolder(packedFolder, publisher);
  say(`[pack] ${files} files listed and signed (${publisher.kind} key)`);
  return packedFolder;
}

/** The installers for this operating system, each with the very folder that was signed. */
export async function makeInstallers(folder) {
  const options = process.platform === 'darwin' ? {} : { prepackaged: folder };
  await runBuilder(undefined, options);
}

if (isCommand(import.meta.filename)) {
  await runCommand(() =>
    prepare({
      then: async () => {
        await bundle();
        await packFolder();
      },
    }),
  );
}
