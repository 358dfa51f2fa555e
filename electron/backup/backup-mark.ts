/** Which station lies in a folder, said without a key: so that a back-up of another one is not restored over it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { writeFileDurably } from '../ledger/durable-file';

const markSchema = z.strictObject({ format: z.literal(1), tag: z.string().max(16) });
const pathIn = (folder: string) => join(folder, 'backup-mark.json');

/** Writes the mark when it is not there. */
export async function keepMark(folder: string, tag: string): Promise<void> {
  if ((await findMark(folder)) === tag) return;
  await writeFileDurably(pathIn(folder), Buffer.from(JSON.stringify({ format: 1, tag })));
}

/** The station's tag, if the folder has one that can be read. */
export async function findMark(folder: string): Promise<string | undefined> {
  try {
    return markSchema.parse(JSON.parse(await readFile(pathIn(folder), 'utf8'))).tag;
  } catch {
    return undefined;
  }
}
