/** What an export has done already, kept on the carrier itself so that any later run goes on where this one ended. */
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { sha256Schema } from '../../../shared/domain/ids';
import { parseJsonAs } from '../../../shared/protocol/parse-json';

/** One line per finished package or volume. */
const lineSchema = z.strictObject({
  name: z.string().max(200),
  /** Root of a package, or SHA-256 of a volume. */
  sha256: sha256Schema,
});
type Line = z.infer<typeof lineSchema>;

const fileName = '导出进度.jsonl';
/** A hundred thousand lines; a longer file is not ours. */
const mostBytes = 40_000_000;

export type ProgressFile = {
  readonly done: ReadonlyMap<string, string>;
  readonly note: (line: Line) => Promise<void>;
};

/** Opens what is there; a line that is torn or strange counts as not done. */
export async function openProgress(carrier: string): Promise<ProgressFile> {
  const path = join(carrier, fileName);
  const done = new Map<string, string>();
  const text = await readFile(path, 'utf8').catch(() => '');
  if (text.length <= mostBytes) {
    for (const raw of text.split('\n')) {
      const line = parseJsonAs(lineSchema, raw);
      if (line !== undefined) done.set(line.name, line.sha256);
    }
  }
  let isTorn = text !== '' && !text.endsWith('\n');
  return {
    done,
    note: async (line) => {
      const file = await open(path, 'a');
      try {
        await file.writeFile(`${isTorn ? '\n' : ''}${JSON.stringify(line)}\n`);
        isTorn = false;
        await file.datasync();
      } finally {
        await file.close();
      }
    },
  };
}
