/** Set-up step: the npm packages that package-lock.json names. */
import { join } from 'node:path';
import { runNpm } from './children.mjs';
import { say, Stop } from './console.mjs';
import { findJson } from './files.mjs';
import { modulesFolder, projectRoot } from './paths.mjs';

/**
 * npm writes node_modules/.package-lock.json as its last act, so comparing it with package-lock.json finds
 * a missing, older and interrupted installation alike.
 */
function packagesAreInstalled(wantedLock, installedLock) {
  if (!wantedLock || !installedLock) return false;
  const installed = installedLock.packages ?? {};
  const wanted = Object.entries(wantedLock.packages ?? {}).filter(([path]) => path !== '');
  const wantedPaths = new Set(wanted.map(([path]) => path));
  return (
    wanted.every(([path, { version, integrity, optional }]) => {
      const found = installed[path];
      if (!found) return optional === true;
      return found.version === version && found.integrity === integrity;
    }) && Object.keys(installed).every((path) => wantedPaths.has(path))
  );
}

export async function installPackages() {
  const wantedLock = findJson(join(projectRoot, 'package-lock.json'));
  const installedLock = findJson(join(modulesFolder, '.package-lock.json'));
  if (packagesAreInstalled(wantedLock, installedLock)) {
    say('[setup] npm packages: already there');
    return;
  }
  say('[setup] npm packages: installing (1 to 3 minutes the first time)');
  const { code } = await runNpm(['ci', '--loglevel=error', '--no-audit', '--no-fund']);
  if (code !== 0) {
    throw new Stop(
      'npm could not install the packages; its message is above. Check the network and repeat the command.',
    );
  }
}
