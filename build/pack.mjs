/** `npm run pack`: the program as it will be installed, as a folder under release/, with every fuse set. */
import { createRequire } from 'node:module';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { bundle } from './bundle.mjs';
import { isCommand, runCommand } from './setup/command.mjs';
import { say } from './setup/console.mjs';
import { projectRoot } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { getRuntime } from './setup/runtime.mjs';

/** Packs with the Electron that set-up found; `targets` are names electron-builder knows, such as `dir`. */
export async function packWith(targets) {
  const require = createRequire(import.meta.url);
  const { build, Platform } = require('electron-builder');
  const { executablePath, folder, version } = getRuntime();
  const config = require('./electron-builder.config.cjs');
  await build({
    targets: Platform.current().createTarget(targets),
    projectDir: projectRoot,
    publish: null,
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

async function pack() {
  say('[pack] packing the program into release/');
  await packWith('dir');
}

if (isCommand(import.meta.filename)) {
  await runCommand(() =>
    prepare({
      then: async () => {
        await bundle();
        await pack();
      },
    }),
  );
}
