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
});
export type BackupMark = Omit<z.infer<typeof markSchema>, 'format'>;

const pathIn = (folder: string) => join(folder, 'backup-mark.json');

/** Writes the mark; one that cannot be written now is written another time. */
export async function keepMark(folder: string, { tag, told }: BackupMark): Promise<void> {
  const bytes = Buffer.from(JSON.stringify({ format: 1, tag, told }));
  await writeFileDurably(pathIn(folder), bytes).catch(() => undefined);
}

/** The mark, if the folder has one that can be read. */
export async function findMark(folder: string): Promise<BackupMark | undefined> {
  try {
    const { tag, told } = markSchema.parse(JSON.parse(await readFile(pathIn(folder), 'utf8')));
    return { tag, told };
  } catch {
    return undefined;
  }
}
