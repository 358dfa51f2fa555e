/** `npm run release`: the installers for this operating system, with the official Electron only. */
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { makeDeb } from './deb.mjs';
import { packWith } from './pack.mjs';
import { runCommand } from './setup/command.mjs';
import { say, Stop } from './setup/console.mjs';
import { projectRoot } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { getRuntime } from './setup/runtime.mjs';

function refuseStandIn() {
  const { kind, version } = getRuntime();
  if (kind === 'official') return;
  throw new Stop(
    `Releases are built with the official Electron only, and this machine has the stand-in ${version} for development ` +
      'and tests: it is old and gets no security updates. Build the release where Electron can be downloaded, ' +
      'or set ELECTRON_OVERRIDE_DIST_PATH to an official Electron of this version.',
  );
}

await runCommand(() =>
  prepare({
    fresh: true,
    then: async () => {
      refuseStandIn();
      await bundle();
      say('[release] making the installers in release/');
      await packWith();
      if (process.platform !== 'linux') return;
      say('[release] making the Debian package');
      const to = join(projectRoot, 'release');
      say(`[release] ${await makeDeb({ packed: join(to, 'linux-unpacked'), to })}`);
    },
  }),
);
