/** The count of wrong tries and the wait it brings: survives restarts and clock changes, and losing its file shortens nothing. */
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { parseJson } from '../../shared/protocol/parse-json';
import { hasCode, writeFileDurably } from '../ledger/durable-file';

const triesSchema = z.strictObject({
  /** Wrong tries since the last right one: they decide the wait. */
  wrong: z.number().int().nonnegative(),
  /** Wrong tries that no entry of the ledger tells of yet. */
  unreported: z.number().int().nonnegative().optional(),
});

/** So many free tries before the wait begins. */
const freeTries = 5;
const longestWaitSeconds = 900;
/** What a lost or damaged file counts as: the longest wait, so that losing it never helps. */
const lostCount = 13;

export type TriesFound = {
  readonly wrong: number;
  readonly unreported: number;
  readonly lost: boolean;
};

export type Tries = {
  readonly read: () => Promise<TriesFound>;
  /** Seconds until the next try is looked at; counted from the start of the program, so that no clock change and no restart shortens it. */
  readonly waitSeconds: () => Promise<number>;
  /** Counts a try before it is made: pulling the plug during one does not win it. */
  readonly began: () => Promise<void>;
  /** The try was right; those before it still wait to be told in the ledger. */
  readonly wasRight: () => Promise<void>;
  readonly reported: () => Promise<void>;
  /** The try that began last is none after all; those before it stay as they were. */
  readonly takenBack: () => Promise<void>;
};

/** A new count; what an earlier one has not told yet goes on with it. */
export const newTriesBytes = (unreported: number): Buffer =>
  Buffer.from(JSON.stringify({ wrong: 0, unreported }));

/** The tries kept at `path`; `mayBeMissing` says whether a missing file can be an honest one. */
export function openTries(
  path: string,
  monotonicMs: () => number,
  mayBeMissing: () => Promise<boolean>,
): Tries {
  let waitFrom = monotonicMs();

  async function read(): Promise<TriesFound> {
    const lost = { wrong: lostCount, unreported: lostCount, lost: true };
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if (!hasCode(error, 'ENOENT') || !(await mayBeMissing())) return lost;
      return { wrong: 0, unreported: 0, lost: false };
    }
    const parsed = triesSchema.safeParse(parseJson(text));
    if (!parsed.success) return lost;
    const { wrong, unreported = wrong } = parsed.data;
    return { wrong, unreported, lost: false };
  }

  async function write(wrong: number, unreported: number): Promise<void> {
    waitFrom = monotonicMs();
    await writeFileDurably(path, Buffer.from(JSON.stringify({ wrong, unreported })));
  }

  return {
    read,
    waitSeconds: async () => {
      const { wrong } = await read();
      const total =
        wrong < freeTries ? 0 : Math.min(longestWaitSeconds, 5 * 2 ** (wrong - freeTries));
      return Math.max(0, Math.ceil(total - (monotonicMs() - waitFrom) / 1000));
    },
    began: async () => {
      const { wrong, unreported } = await read();
      await write(wrong + 1, unreported + 1);
    },
    wasRight: async () => {
      const { unreported } = await read();
      await write(0, Math.max(0, unreported - 1));
    },
    reported: async () => write((await read()).wrong, 0),
    takenBack: async () => {
      const { wrong, unreported } = await read();
      await write(Math.max(0, wrong - 1), Math.max(0, unreported - 1));
    },
  };
}
