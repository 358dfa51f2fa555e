/** `npm run release`: the installers for this operating system, with the official Electron only. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { makeDeb } from './deb.mjs';
import { makeInstallers, packFolder } from './pack.mjs';
import { findPublisher } from './publisher.mjs';
import { runCommand } from './setup/command.mjs';
import { say, Stop } from './setup/console.mjs';
import { projectRoot } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { getRuntime } from './setup/runtime.mjs';
import { formOf, writeUpdateFolder } from './update-folder.mjs';

function refuseStandIn() {
  const { kind, version } = getRuntime();
  if (kind === 'official') return;
  throw new Stop(
    `Releases are built with the official Electron only, and this machine has the stand-in ${version} for development ` +
      'and tests: it is old and gets no security updates. Build the release where Electron can be downloaded, ' +
      'or set ELECTRON_OVERRIDE_DIST_PATH to an official Electron of this version.',
  );
}

function refuseDevelopmentKey() {
  if (findPublisher().kind === 'release') return;
  throw new Stop(
    "A release is signed with the publisher's own key: set STATION_RELEASE_KEY to the file of its private key (PEM). " +
      'Programs signed with the key for development take no updates of the publisher.',
  );
}

/** The installers of this version in release/, and over them the folder that is put on a stick or on a server. */
function makeUpdateFolder(to) {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  const installers = readdirSync(to)
    .filter((name) => name.includes(version) && formOf(name) !== undefined)
    .map((name) => join(to, name));
  const folder = join(to, 'enrollment-station-update');
  say(`[release] the update of ${installers.length} installers: ${folder}`);
  writeUpdateFolder({ to: folder, installers, version, publisher: findPublisher() });
}

await runCommand(() =>
  prepare({
    fresh: true,
    then: async () => {
      refuseStandIn();
      refuseDevelopmentKey();
      await bundle();
      say('[release] making the installers in release/');
      const packed = await packFolder();
      await makeInstallers(packed);
      const to = join(projectRoot, 'release');
      if (process.platform === 'linux') {
        say('[release] making the Debian package');
        say(`[release] ${await makeDeb({ packed, to })}`);
      }
      makeUpdateFolder(to);
    },
  }),
);
