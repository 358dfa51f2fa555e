/** `npm run reproduce`: builds and packs twice from nothing, makes the Debian package of both, and names every file that differs. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bundle } from './bundle.mjs';
import { makeDeb } from './deb.mjs';
import { packFolder } from './pack.mjs';
import { runCommand } from './setup/command.mjs';
import { say, Stop } from './setup/console.mjs';
import { filesBelow } from './setup/files.mjs';
import { cacheFolder, projectRoot } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';

const place = join(cacheFolder, 'reproduce');

/** SHA-256 of every file of a build by its path, the Debian package among them. */
async function buildOnce(name) {
  say(`[reproduce] ${name}`);
  rmSync(join(projectRoot, 'dist'), { recursive: true, force: true });
  await bundle();
  const packed = await packFolder();
  const to = join(place, name);
  mkdirSync(to, { recursive: true });
  const kept = join(to, 'program');
  renameSync(packed, kept);
  if (process.platform === 'linux') await makeDeb({ packed: kept, to, quick: true });
  const digests = filesBelow(to).map((path) => [
    relative(to, path),
    createHash('sha256').update(readFileSync(path)).digest('hex'),
  ]);
  return new Map(digests);
}

await runCommand(() =>
  prepare({
    then: async () => {
      rmSync(place, { recursive: true, force: true });
      const [first, second] = [await buildOnce('first'), await buildOnce('second')];
      const names = [...new Set([...first.keys(), ...second.keys()])].toSorted();
      const differ = names.filter((name) => first.get(name) !== second.get(name));
      rmSync(place, { recursive: true, force: true });
      if (differ.length > 0) throw new Stop(`These differ:\n${differ.join('\n')}`);
      say(`[reproduce] ${names.length} files, the same in both`);
    },
  }),
);
