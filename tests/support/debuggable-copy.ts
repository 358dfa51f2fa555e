/** The packed program for tests: a copy in which one word of its package.json is another, so that a debugger may come in. */
import { randomUUID } from 'node:crypto';
import {
  constants,
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { findPublisher } from '../../build/publisher.mjs';
import { packedExecutable } from '../../build/setup/packed.mjs';
import { signFolder } from '../../build/signed-list.mjs';

const refused = Buffer.from('"remoteDebugging": "refused"');
const allowed = Buffer.from('"remoteDebugging": "allowed"');
const packedFolder = dirname(packedExecutable);
const copies = join(import.meta.dirname, '../../.cache/debuggable');
const archive = join('resources', 'app.asar');

/** The folder of links to everything in another folder; `except` is left out. */
export function linkTree(from: string, to: string, except?: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target, except);
    else if (source !== except) linkSync(source, target);
  }
}

/** What the copy of this very archive is called: another archive gets another copy. */
function nameOfCopy(): string {
  const { mtimeMs, size } = statSync(join(packedFolder, archive));
  return `${String(size)}-${String(Math.round(mtimeMs))}`;
}

/** Those of archives that were packed before. */
function removeOldCopies(name: string): void {
  for (const other of readdirSync(copies).filter((one) => !one.startsWith(name))) {
    rmSync(join(copies, other), { recursive: true, force: true });
  }
}

/**
 * The executable of the copy; made where it is not there yet. Linux only: elsewhere the program checks its archive, and a
 * changed one does not start.
 */
export function debuggableExecutable(): string {
  if (process.platform !== 'linux') throw new Error('Only on Linux does a changed archive start.');
  const name = nameOfCopy();
  const place = join(copies, name);
  const executable = join(place, packedExecutable.slice(packedFolder.length));
  if (statSync(executable, { throwIfNoEntry: false }) !== undefined) return executable;
  const draft = `${place}.${randomUUID()}`;
  const original = join(packedFolder, archive);
  linkTree(packedFolder, draft, original);
  removeOldCopies(name);
  const copy = join(draft, archive);
  copyFileSync(original, copy, constants.COPYFILE_FICLONE);
  writeFileSync(copy, withOtherWord(readFileSync(copy)));
  // The program checks its files by their signed list; this one is signed anew with the key of this computer.
  signFolder(draft, findPublisher());
  try {
    renameSync(draft, place);
  } catch {
    // Another worker was faster.
    rmSync(draft, { recursive: true, force: true });
  }
  return executable;
}

function withOtherWord(bytes: Buffer): Buffer {
  const at = bytes.indexOf(refused);
  if (at < 0 || bytes.indexOf(refused, at + 1) >= 0) {
    throw new Error('The archive does not say once that debugging is refused.');
  }
  allowed.copy(bytes, at);
  return bytes;
}
