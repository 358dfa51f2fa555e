/**
 * 办理痕迹.jsonl: a line for every event of a case, each bound to the one before by its hash, so that the trace proves
 * itself without the ledger. 过程信息 is what 国家档案局令第22号 asks to be recorded 准确、可追溯; DA/T 70-2018 counts its
 * completeness among the checks of integrity.
 */
import * as z from 'zod';
import type { CaseEvent } from '../../domain/case';
import { instantSchema, sha256Schema } from '../../domain/ids';
import type { LedgerEntry } from '../../ledger/entry';
import { canonicalJson } from '../../protocol/canonical-json';
import { encodeUtf8 } from '../../text/utf8';
import type { PackageHashes } from './package-hashes';

/** What the first line of a package follows on. */
export const chainStart = '0'.repeat(64);

const traceLineSchema = z.strictObject({
  /** Number of the event in its case, from 1. */
  seq: z.number().int().positive(),
  at: instantSchema,
  by: z.strictObject({
    id: z.string().max(60),
    name: z.string().max(60),
    role: z.string().max(20),
  }),
  /** What was asked, and what followed of it: the event as the ledger keeps it. */
  command: z.string().max(40),
  event: z.looseObject({ type: z.string().max(60) }),
  /** The same in words. */
  what: z.string().max(4_000),
  /** The entry of the station's ledger that holds the event. */
  entry: z.strictObject({ seq: z.number().int().positive(), hash: sha256Schema }),
  prev: sha256Schema,
  hash: sha256Schema,
});
export type ProcessTrace = z.infer<typeof traceLineSchema>;

/** The chain of a package: where it begins, its lines, and where it ends. */
export type TraceChain = {
  readonly lines: readonly ProcessTrace[];
  readonly head: string;
};

type Words = (event: CaseEvent) => string;

/** Chains every event of these entries; `after` is where the package before ended. */
export async function chainTraces(
  entries: readonly LedgerEntry[],
  what: Words,
  hashes: Pick<PackageHashes, 'sha256'>,
  after: { readonly seq: number; readonly head: string } = { seq: 0, head: chainStart },
): Promise<TraceChain> {
  const lines: ProcessTrace[] = [];
  let { seq, head } = after;
  for (const { header, body, hash: entryHash } of entries) {
    for (const event of body.events ?? []) {
      seq += 1;
      const plain = {
        seq,
        at: body.at,
        by: { ...body.actor },
        command: body.command,
        event,
        what: what(event).slice(0, 4_000),
        entry: { seq: header.seq, hash: entryHash },
        prev: head,
      };
      head = await hashOf(plain, hashes);
      lines.push({ ...plain, hash: head });
    }
  }
  return { lines, head };
}

/** The file: a line of canonical JSON (RFC 8785) each. */
export function traceText({ lines }: TraceChain): string {
  return lines.map((line) => `${canonicalJson(line)}\n`).join('');
}

function hashOf(plain: object, hashes: Pick<PackageHashes, 'sha256'>): Promise<string> {
  return hashes.sha256(encodeUtf8(canonicalJson(plain)));
}

/** Where a chain that was read breaks. */
export type TraceFault = {
  readonly line: number;
  readonly kind: 'unreadable' | 'outOfOrder' | 'notChained' | 'changed';
};

/** Computes a chain again, line by line; `before` is what its first line has to follow on. */
export async function verifyTraces(
  text: string,
  before: string,
  hashes: Pick<PackageHashes, 'sha256'>,
): Promise<TraceChain & { readonly faults: readonly TraceFault[] }> {
  const lines: ProcessTrace[] = [];
  const faults: TraceFault[] = [];
  let head = before;
  const rows = text === '' ? [] : text.split('\n');
  if (rows.length > 0 && rows.pop() !== '') faults.push({ line: rows.length, kind: 'unreadable' });
  for (const [index, row] of rows.entries()) {
    const line = index + 1;
    const read = parseLine(row);
    if (read === undefined) {
      faults.push({ line, kind: 'unreadable' });
      continue;
    }
    const { hash, ...plain } = read;
    const last = lines.at(-1);
    if (last !== undefined && read.seq !== last.seq + 1) faults.push({ line, kind: 'outOfOrder' });
    if (read.prev !== head) faults.push({ line, kind: 'notChained' });
    if ((await hashOf(plain, hashes)) !== hash) faults.push({ line, kind: 'changed' });
    head = hash;
    lines.push(read);
  }
  return { lines, head, faults };
}

function parseLine(row: string): ProcessTrace | undefined {
  try {
    const json: unknown = JSON.parse(row);
    const line = traceLineSchema.safeParse(json);
    // What is written in another way than ours is not what was hashed.
    return line.success && canonicalJson(line.data) === row ? line.data : undefined;
  } catch {
    return undefined;
  }
}
