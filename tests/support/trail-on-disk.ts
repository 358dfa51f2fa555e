/** A real trail on a real disk with digests kept elsewhere, and the ways in which somebody who holds the disk can change it. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { FoundDigests } from '../../electron/audit/digest-files';
import { signDigest } from '../../electron/audit/digest-files';
import type { Station } from '../../electron/desk/station';
import type { DayDigest } from '../../shared/protocol/day-digest';
import { countedAs } from '../../shared/protocol/day-digest';
import { completeForm, noHome } from './case-builders';
import { openStationAt } from './station-on-disk';

const magic = Buffer.from('ESLEDGR2');

export type RealTrail = {
  readonly folder: string;
  readonly stationKey: Buffer;
  readonly publicKey: string;
  /** Every frame, in order. */
  readonly frames: readonly Buffer[];
  /** Kept elsewhere; the last one covers all but the last `uncovered` entries. */
  readonly digests: FoundDigests;
  readonly attestedTo: number;
};

/** A station that worked for a while: cases, views, refusals; digests are taken by hand at chosen entries. */
export async function makeRealTrail(
  folder: string,
  stationKey: Buffer,
  cases: number,
): Promise<RealTrail> {
  const station = await openStationAt(folder, stationKey);
  for (let i = 0; i < cases; i += 1) await workOn(station, i);
  const head = station.ledger.durableHead();
  const { publicKey, stationCode, signingKey } = station.facts();
  const good: FoundDigests['good'][number][] = [];
  const ends = [Math.floor(head / 3), Math.floor((head * 2) / 3), head - 3];
  for (const [i, toSeq] of ends.entries()) {
    const digest = await digestOf(station, (ends[i - 1] ?? 0) + 1, toSeq, `2026-08-0${i + 1}`);
    const signature = signDigest(digest, signingKey, publicKey);
    const content = { format: 1 as const, stationCode, publicKey, digest, signature };
    good.push({ file: `${digest.day}.json`, content });
  }
  await station.close();
  const frames = framesIn(await readFile(join(folder, 'ledger', '000001.seg')));
  const digests = { good, bad: [] };
  return { folder, stationKey, publicKey, frames, digests, attestedTo: head - 3 };
}

async function workOn({ desk, actor, appendStation }: Station, i: number): Promise<void> {
  const caseId = uuidv7();
  const done = async (result: Promise<{ ok: boolean }>) => {
    if (!(await result).ok) throw new Error('The trail could not be made');
  };
  await done(desk.execute({ name: 'openCase', caseId, answers: noHome }, actor));
  await done(desk.execute({ name: 'editForm', caseId, changes: completeForm }, actor));
  await done(appendStation([{ type: 'caseViewed', caseId, what: 'case' }], { audit: true }));
  const changes = { 'register.address': `望潮街道${i}号` };
  await done(desk.execute({ name: 'editForm', caseId, changes }, actor));
  if (i % 3 === 0) await done(appendStation([{ type: 'feedAdvanced', cursor: i }]));
}

async function digestOf(
  station: Station,
  fromSeq: number,
  toSeq: number,
  day: string,
): Promise<DayDigest> {
  const counts = { case: 0, station: 0, witness: 0 };
  let headHash = '';
  for (let seq = fromSeq; seq <= toSeq; seq += 1) {
    const entry = await station.cases.entry(seq);
    if (!entry.ok) throw new Error(entry.error.kind);
    counts[countedAs(entry.value.header)] += 1;
    headHash = entry.value.hash;
  }
  return { v: 1, day, fromSeq, toSeq, headHash, counts, madeAt: `${day}T15:59:59.000Z` };
}

/** Frames by the format's description, not by the code under test. */
export function framesIn(bytes: Buffer): Buffer[] {
  const frames: Buffer[] = [];
  for (let start = magic.byteLength; start < bytes.byteLength;) {
    const end = start + 8 + bytes.readUInt32LE(start) + 32;
    frames.push(bytes.subarray(start, end));
    start = end;
  }
  return frames;
}

export const payloadIn = (frame: Buffer) => frame.subarray(8, frame.byteLength - 32);

const sha256 = (...pieces: Buffer[]) => createHash('sha256').update(Buffer.concat(pieces)).digest();

/** Header, body and now and then a snapshot, each behind its length; before them the hash before and a byte. */
function piecesIn(payload: Buffer): Buffer[] {
  const pieces: Buffer[] = [];
  for (let start = 33; start < payload.byteLength;) {
    const end = start + 4 + payload.readUInt32LE(start);
    pieces.push(payload.subarray(start + 4, end));
    start = end;
  }
  return pieces;
}

/** Where the sealed body begins in a payload. */
export const bodyStart = (payload: Buffer) => 33 + 4 + payload.readUInt32LE(33) + 4;

/** A frame around a payload that fits behind `previous`. */
function frameAfter(previous: Buffer, anywhere: Buffer): Buffer {
  const payload = Buffer.concat([previous, anywhere.subarray(32)]);
  const [header = Buffer.alloc(0), body = Buffer.alloc(0), snapshot] = piecesIn(payload);
  const last = snapshot === undefined ? Buffer.alloc(32) : sha256(snapshot);
  const head = Buffer.alloc(8);
  head.writeUInt32LE(payload.byteLength, 0);
  head.writeUInt32LE((payload.byteLength ^ 0x5a5a5a5a) >>> 0, 4);
  const hash = sha256(Buffer.from('ESLEDGR2'), previous, sha256(header), sha256(body), last);
  return Buffer.concat([head, payload, hash]);
}

/** Chains payloads anew from the first one on, as somebody would who knows the format and wants no gap to be seen. */
export function rechained(payloads: readonly Buffer[]): Buffer[] {
  const frames: Buffer[] = [];
  for (const payload of payloads) {
    const previous = frames.at(-1)?.subarray(-32) ?? Buffer.alloc(32);
    frames.push(frameAfter(previous, payload));
  }
  return frames;
}

/** The header of a payload changed; the sealed body stays as it was. */
export function withHeader(payload: Buffer, change: (header: Record<string, unknown>) => void) {
  const end = bodyStart(payload) - 4;
  const header = JSON.parse(payload.subarray(37, end).toString()) as Record<string, unknown>;
  change(header);
  const text = Buffer.from(JSON.stringify(header));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(text.byteLength, 0);
  return Buffer.concat([payload.subarray(0, 33), size, text, payload.subarray(end)]);
}

/** Writes segments of about `perSegment` frames each; `spoil` may change the bytes of each file. */
export async function writeSegments(
  folder: string,
  frames: readonly Buffer[],
  perSegment: number,
  spoil: (bytes: Buffer) => Buffer = (bytes) => bytes,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) await rm(join(folder, name));
  const whole = Buffer.concat(frames);
  const spoilt = spoil(whole);
  let start = 0;
  for (let i = 0; i * perSegment < frames.length || i === 0; i += 1) {
    const group = frames.slice(i * perSegment, (i + 1) * perSegment);
    const isLast = (i + 1) * perSegment >= frames.length;
    const size = group.reduce((sum, { byteLength }) => sum + byteLength, 0);
    const end = isLast ? spoilt.byteLength : Math.min(spoilt.byteLength, start + size);
    const name = `${String(i + 1).padStart(6, '0')}.seg`;
    await writeFile(join(folder, name), Buffer.concat([magic, spoilt.subarray(start, end)]));
    start = end;
    if (start >= spoilt.byteLength && spoilt.byteLength < whole.byteLength) break;
  }
}
