/** Holds the files of a packed program against its signed list: every one that is listed, and what lies there and is not. */
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { digestOfFile } from '../files/digest-of-file';
import { readRegular } from '../files/read-regular';
import type { SignedList } from './signed-list';
import {
  listName,
  listSignatureName,
  mostListBytes,
  mostSignatureBytes,
  readSignedList,
} from './signed-list';

const names = z.array(z.string());

export const findingSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('whole'), files: z.number().int().positive() }),
  /** There is no list, or its signature is not of this publisher. */
  z.strictObject({ state: z.literal('unsigned') }),
  /** Paths below the folder of the program, sorted. */
  z.strictObject({
    state: z.literal('differs'),
    damaged: names,
    missing: names,
    added: names,
  }),
]);
export type ProgramFinding = z.infer<typeof findingSchema>;

/** More is no program of ours. */
const mostEntries = 20_000;

/** What an installer puts beside the files it was given: the frame of an AppImage, and the way out of one of Windows. */
const byInstallers = [
  /^(AppRun|\.DirIcon|enrollment-station\.(desktop|png|svg))$/,
  /^usr\//,
  /^Uninstall [^/]+\.exe$/,
];

/** Everything below the folder that is no folder, links too: a link is never followed. */
async function entriesBelow(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  const waiting = [''];
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      (entry.isDirectory() ? waiting : found).push(name);
      if (found.length + waiting.length > mostEntries) return found;
    }
  }
  return found;
}

/** SHA-256 in hex; nothing when there is no such regular file. */
async function digestOf(path: string): Promise<string | undefined> {
  try {
    if (!(await lstat(path)).isFile()) return undefined;
    return await digestOfFile(path);
  } catch {
    return undefined;
  }
}

async function compare(folder: string, list: SignedList): Promise<ProgramFinding> {
  const there = new Set(await entriesBelow(folder));
  const [damaged, missing]: [string[], string[]] = [[], []];
  for (const [name, digest] of list) {
    if (!there.has(name)) missing.push(name);
    else if ((await digestOf(join(folder, name))) !== digest) damaged.push(name);
  }
  const own = [listName, listSignatureName];
  const added = [...there].filter(
    (name) =>
      !list.has(name) && !own.includes(name) && !byInstallers.some((each) => each.test(name)),
  );
  if (damaged.length + missing.length + added.length === 0) {
    return { state: 'whole', files: list.size };
  }
  return { state: 'differs', damaged, missing, added: added.toSorted() };
}

/** What is to be said of the program in this folder; `publicKey`: the publisher's, SPKI in PEM. */
export async function checkProgramFiles(
  folder: string,
  publicKey: string,
): Promise<ProgramFinding> {
  const bytes = await readRegular(join(folder, listName), mostListBytes);
  const signature = await readRegular(join(folder, listSignatureName), mostSignatureBytes);
  if (bytes === undefined || signature === undefined) return { state: 'unsigned' };
  const list = readSignedList(bytes, signature, publicKey);
  return list.ok ? compare(folder, list.value) : { state: 'unsigned' };
}
