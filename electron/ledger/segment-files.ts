/** The segment files of the ledger: their names, their first bytes, and how a new one comes to be. */
import type { FileHandle } from 'node:fs/promises';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LedgerFormat } from '../../shared/ledger/entry';
import { ledgerFormat, segmentMagic } from '../../shared/ledger/entry';
import { hasCode, namesIn, syncFolder } from './durable-file';

export const magicBytes = segmentMagic.length + 1;

/** Name of the segment's file. */
export const segmentName = (segment: number) => `${String(segment).padStart(6, '0')}.seg`;

/** Numbers of the segments below `folder`, in order; none when there is no such folder. */
export async function listSegments(folder: string): Promise<number[]> {
  return (await namesIn(folder))
    .filter((name) => /^\d{6}\.seg$/.test(name))
    .map((name) => Number(name.slice(0, 6)))
    .sort((a, b) => a - b);
}

/** The first bytes of a segment that is written now. */
export const currentMagic = Buffer.from(`${segmentMagic}${String(ledgerFormat)}`, 'latin1');

/** Which format a segment is in; `newer` when a later program wrote it, nothing when it is no segment. */
export function formatOf(bytes: Uint8Array): LedgerFormat | 'newer' | undefined {
  const text = Buffer.from(bytes.subarray(0, magicBytes)).toString('latin1');
  if (text === `${segmentMagic}1`) return 1;
  if (text === `${segmentMagic}2`) return 2;
  return text.startsWith(segmentMagic) && /[3-9]$/.test(text) ? 'newer' : undefined;
}

/** Writes all of the bytes at a place. */
export async function writeFully(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  let written = 0;
  while (written < bytes.byteLength) {
    const left = bytes.byteLength - written;
    written += (await file.write(bytes, written, left, at + written)).bytesWritten;
  }
}

/** Opens a segment for writing, and makes it, durably, when it is not there. */
export async function openSegment(folder: string, segment: number): Promise<FileHandle> {
  const path = join(folder, segmentName(segment));
  try {
    return await open(path, 'r+');
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  const file = await open(path, 'wx+', 0o600);
  try {
    await writeFully(file, currentMagic, 0);
    await file.sync();
    await syncFolder(folder);
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    throw error;
  }
  return file;
}
