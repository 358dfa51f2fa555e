/**
 * The counts of wrong tries and the wait they bring, all together and at whom: a right try ends the wait of everybody,
 * but not what was guessed at somebody else. Survives restarts and clock changes, and losing the file shortens nothing.
 */
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { parseJson } from '../../shared/protocol/parse-json';
import { hasCode, writeFileDurably } from '../ledger/durable-file';

const triesSchema = z.strictObject({
  /** Wrong tries since the last right one, at whomever. */
  wrong: z.number().int().nonnegative(),
  /** Wrong tries that no entry of the ledger tells of yet. */
  unreported: z.number().int().nonnegative().optional(),
  /** Wrong tries at each since that one's last right one. */
  at: z.record(z.string().regex(/^[0-9a-z]{1,16}$/), z.number().int().nonnegative()).optional(),
  /** For those not named in `at`, where nobody knows any more at whom they were; files of before had only `wrong`. */
  others: z.number().int().nonnegative().optional(),
});

/** More than there are operators; whoever has none of these counts counts with all the rest. */
const mostNamed = 400;
const unnamed = 'unnamed';
/** Codes that nobody has: nothing can be guessed there, so any right try ends that wait. */
export const nobodysName = 'nobody';

/** So many free tries before the wait begins. */
const freeTries = 5;
const longestWaitSeconds = 900;
/** What a lost or damaged file counts as: the longest wait, so that losing it never helps. */
const lostCount = 13;

export type TriesCounted = {
  readonly wrong: number;
  readonly unreported: number;
  readonly at: Readonly<Record<string, number>>;
  readonly others: number;
};
export type TriesFound = TriesCounted & { readonly lost: boolean };

/** `whose`: the name under which tries at one passphrase count; it is written down and names nobody. */
export type Tries = {
  readonly read: () => Promise<TriesFound>;
  /**
   * Seconds until the next try, at whom it is named, is looked at; counted from the start of the program, so that no
   * clock change and no restart shortens it.
   */
  readonly waitSeconds: (whose?: string) => Promise<number>;
  /** Counts a try before it is made: pulling the plug during one does not win it. */
  readonly began: (whose: string) => Promise<void>;
  /**
   * The try was right; those before it still wait to be told in the ledger. Those at others still count against whoever
   * goes on with them, unless it was one that opens `forEverybody`.
   */
  readonly wasRight: (whose: string, forEverybody?: boolean) => Promise<void>;
  readonly reported: () => Promise<void>;
  /** What was counted goes on elsewhere. */
  readonly begunAnew: () => Promise<void>;
  /** The try that began last is none after all; those before it stay as they were. */
  readonly takenBack: (whose: string) => Promise<void>;
};

/** A new count; what an earlier one has not told yet goes on with it. */
export const newTriesBytes = (unreported: number): Buffer =>
  triesBytes({ wrong: 0, unreported, at: {}, others: 0 });

/** The file of these counts; those that are 0 anyway are not named. */
export function triesBytes(counts: TriesCounted): Buffer {
  const { wrong, unreported, others } = counts;
  const at = Object.fromEntries(Object.entries(counts.at).filter(([, n]) => n !== others));
  return Buffer.from(JSON.stringify({ wrong, unreported, at, others }));
}

/** The tries kept at `path`; `mayBeMissing` says whether a missing file can be an honest one. */
export function openTries(
  path: string,
  monotonicMs: () => number,
  mayBeMissing: () => Promise<boolean>,
): Tries {
  const startedAt = monotonicMs();
  let waitFrom = startedAt;
  const lastAt = new Map<string, number>();

  async function read(): Promise<TriesFound> {
    const counts = { wrong: lostCount, unreported: lostCount, at: {}, others: lostCount };
    const lost = { ...counts, lost: true };
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if (!hasCode(error, 'ENOENT') || !(await mayBeMissing())) return lost;
      return { wrong: 0, unreported: 0, at: {}, others: 0, lost: false };
    }
    const parsed = triesSchema.safeParse(parseJson(text));
    if (!parsed.success) return lost;
    const { wrong, unreported = wrong, at, others = at === undefined ? wrong : 0 } = parsed.data;
    return { wrong, unreported, at: at ?? {}, others, lost: false };
  }

  async function write(found: TriesCounted): Promise<void> {
    waitFrom = monotonicMs();
    await writeFileDurably(path, triesBytes(found));
  }

  /** Changes the counts by a try at one of them. */
  async function counted(whose: string, by: 1 | -1): Promise<void> {
    const found = await read();
    const name = nameIn(found, whose);
    lastAt.set(name, monotonicMs());
    await write({
      ...found,
      wrong: Math.max(0, found.wrong + by),
      unreported: Math.max(0, found.unreported + by),
      at: { ...found.at, [name]: Math.max(0, countOf(found, name) + by) },
    });
  }

  const left = (wrong: number, from: number) => {
    const total =
      wrong < freeTries ? 0 : Math.min(longestWaitSeconds, 5 * 2 ** (wrong - freeTries));
    return Math.max(0, Math.ceil(total - (monotonicMs() - from) / 1000));
  };

  return {
    read,
    waitSeconds: async (whose) => {
      const found = await read();
      const together = left(found.wrong, waitFrom);
      if (whose === undefined) return together;
      const name = nameIn(found, whose);
      return Math.max(together, left(countOf(found, name), lastAt.get(name) ?? startedAt));
    },
    began: (whose) => counted(whose, 1),
    wasRight: async (whose, forEverybody = false) => {
      const found = await read();
      const unreported = Math.max(0, found.unreported - 1);
      const at = { ...found.at, [nameIn(found, whose)]: 0, [nobodysName]: 0 };
      const kept = forEverybody ? { at: {}, others: 0 } : { at, others: found.others };
      await write({ wrong: 0, unreported, ...kept });
    },
    reported: async () => write({ ...(await read()), unreported: 0 }),
    begunAnew: () => write({ wrong: 0, unreported: 0, at: {}, others: 0 }),
    takenBack: (whose) => counted(whose, -1),
  };
}

const countOf = ({ at, others }: TriesCounted, name: string) => at[name] ?? others;

function nameIn({ at }: TriesCounted, whose: string): string {
  return whose in at || Object.keys(at).length < mostNamed ? whose : unnamed;
}
