/** Which station lies in a folder, said without a key: so that a back-up of another one is not restored over it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { writeFileDurably } from '../ledger/durable-file';

const markSchema = z.strictObject({
  format: z.literal(1),
  tag: z.string().max(16),
  /** When the newest back-up was made of which the record tells. */
  told: z.string().max(30),
  /** Where the newest back-up lies: damage of the record is brought back from there before anything can be opened. */
  target: z.string().max(1100).optional(),
});
export type BackupMark = Omit<z.infer<typeof markSchema>, 'format'>;

const pathIn = (folder: string) => join(folder, 'backup-mark.json');

/** Writes the mark; one that cannot be written now is written another time. */
export async function keepMark(folder: string, mark: BackupMark): Promise<void> {
  const bytes = Buffer.from(JSON.stringify({ format: 1, ...mark }));
  await writeFileDurably(pathIn(folder), bytes).catch(() => undefined);
}

/** The mark, if the folder has one that can be read. */
export async function findMark(folder: string): Promise<BackupMark | undefined> {
  try {
    const text = await readFile(pathIn(folder), 'utf8');
    const { tag, told, target } = markSchema.parse(JSON.parse(text));
    return { tag, told, ...(target === undefined ? {} : { target }) };
  } catch {
    return undefined;
  }
}
