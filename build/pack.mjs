/** `npm run pack`: the program as it will be installed, as a folder under release/, with every fuse set. */
import { createRequire } from 'node:module';
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
  const { folder, version } = getRuntime();
  await build({
    targets: Platform.current().createTarget(targets),
    projectDir: projectRoot,
    publish: null,
    config: {
      ...require('./electron-builder.config.cjs'),
      electronDist: folder,
      electronVersion: version,
    },
  });
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
