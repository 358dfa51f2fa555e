/** The file of keyed marks: sorted columns, sealed whole under a key of their own; what does not open is made anew. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { uuidOf } from '../ledger/checkpoint';
import { writeFileDurably } from '../ledger/durable-file';
import { openPacked, sealPacked } from '../vault/seal';

/** Marks in ascending order, each with the case that carries it. */
export type MarkColumns = {
  readonly marks: Float64Array;
  /** Places in `caseIds`, one for each mark. */
  readonly owners: Uint32Array;
  readonly caseIds: readonly string[];
  readonly casesOf: (mark: number) => string[];
};

/** Columns and the ledger entry up to which they know everything. */
export type MarkFile = {
  readonly seq: number;
  readonly hash: string;
  readonly columns: MarkColumns;
};

/** Another figure for every other set of marks: a file that lacks some is made anew from the record. */
const bound = Buffer.from('ESMARKS3');
const idBytes = 16;
const headSchema = z.strictObject({
  seq: z.number().int().nonnegative(),
  hash: z.string().max(64),
  cases: z.number().int().nonnegative(),
  marks: z.number().int().nonnegative(),
});
const pathIn = (folder: string) => join(folder, 'marks');

/** Columns of nothing. */
export function emptyColumns(): MarkColumns {
  return columnsOver(new Float64Array(), new Uint32Array(), []);
}

function columnsOver(
  marks: Float64Array,
  owners: Uint32Array,
  caseIds: readonly string[],
): MarkColumns {
  const casesOf = (mark: number): string[] => {
    let [low, high] = [0, marks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((marks[middle] ?? Infinity) < mark) low = middle + 1;
      else high = middle;
    }
    const found: string[] = [];
    for (; marks[low] === mark; low += 1) found.push(caseIds[owners[low] ?? 0] ?? '');
    return found;
  };
  return { marks, owners, caseIds, casesOf };
}

/** Both together, without the marks of cases that are gone and without saying anything twice. */
export function merged(
  columns: MarkColumns,
  recent: ReadonlyMap<number, ReadonlySet<string>>,
  isGone: (caseId: string) => boolean,
): MarkColumns {
  const caseIds = [...columns.caseIds];
  const places = new Map(caseIds.map((caseId, place) => [caseId, place]));
  const placeOf = (caseId: string): number => {
    const known = places.get(caseId);
    if (known !== undefined) return known;
    places.set(caseId, caseIds.length);
    return caseIds.push(caseId) - 1;
  };
  const added = [...recent].toSorted(([a], [b]) => a - b);
  const most = columns.marks.length + added.reduce((sum, [, { size }]) => sum + size, 0);
  const [marks, owners] = [new Float64Array(most), new Uint32Array(most)];
  let [from, length] = [0, 0];
  /** Takes the old marks over in one go, up to and with `mark`. */
  const takeOld = (mark: number) => {
    const to = firstAbove(columns.marks, mark, from);
    marks.set(columns.marks.subarray(from, to), length);
    owners.set(columns.owners.subarray(from, to), length);
    length += to - from;
    from = to;
  };
  for (const [mark, ids] of added) {
    const known = new Set(columns.casesOf(mark));
    takeOld(mark);
    for (const caseId of [...ids].filter((id) => !known.has(id))) {
      marks[length] = mark;
      owners[length] = placeOf(caseId);
      length += 1;
    }
  }
  takeOld(Infinity);
  const gone = new Set([...places].flatMap(([caseId, place]) => (isGone(caseId) ? [place] : [])));
  const keeps = (_: number, at: number) => !gone.has(owners[at] ?? 0);
  if (gone.size === 0) return columnsOver(marks.slice(0, length), owners.slice(0, length), caseIds);
  return columnsOver(
    marks.subarray(0, length).filter(keeps),
    owners.subarray(0, length).filter(keeps),
    caseIds,
  );
}

/** Place of the first mark above this one. */
function firstAbove(marks: Float64Array, mark: number, from: number): number {
  let [low, high] = [from, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle] ?? Infinity) <= mark) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Writes the file so that the old or the new one is there. Throws the file system's error. */
export async function writeMarkFile(
  folder: string,
  key: Uint8Array,
  { seq, hash, columns }: MarkFile,
): Promise<void> {
  const { marks, owners, caseIds } = columns;
  const head = Buffer.from(
    JSON.stringify({ seq, hash, cases: caseIds.length, marks: marks.length }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.byteLength);
  const ids = Buffer.alloc(caseIds.length * idBytes);
  for (const [i, id] of caseIds.entries()) ids.write(id.replaceAll('-', ''), i * idBytes, 'hex');
  const plain = Buffer.concat([length, head, ids, bytesOf(marks), bytesOf(owners)]);
  await writeFileDurably(pathIn(folder), sealPacked(key, bound, plain));
}

/** The file as it was written; nothing when there is none or it does not open. */
export async function readMarkFile(folder: string, key: Uint8Array): Promise<MarkFile | undefined> {
  const sealed = await readFile(pathIn(folder)).catch(() => undefined);
  const plain = sealed && openPacked(key, bound, sealed);
  if (plain === undefined || plain.byteLength < 4) return undefined;
  const start = 4 + plain.readUInt32LE(0);
  const head = headSchema.safeParse(JSON.parse(plain.toString('utf8', 4, start)));
  if (!head.success) return undefined;
  const { seq, hash, cases, marks: count } = head.data;
  const marksAt = start + cases * idBytes;
  const marks = new Float64Array(plain.buffer.slice(...spanIn(plain, marksAt, count * 8)));
  const ownersAt = marksAt + count * 8;
  const owners = new Uint32Array(plain.buffer.slice(...spanIn(plain, ownersAt, count * 4)));
  const caseIds: string[] = [];
  for (let at = start; at < marksAt; at += idBytes) {
    caseIds.push(uuidOf(plain.toString('hex', at, at + idBytes)));
  }
  return { seq, hash, columns: columnsOver(marks, owners, caseIds) };
}

const spanIn = ({ byteOffset }: Buffer, at: number, bytes: number): [number, number] => [
  byteOffset + at,
  byteOffset + at + bytes,
];
const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array | Uint32Array) =>
  Buffer.from(buffer, byteOffset, byteLength);
