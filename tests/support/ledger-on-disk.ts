/** Ledgers of tests on a real disk: opened, filled, read and looked at byte by byte. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { HeaderFacts, Ledger } from '../../electron/ledger/ledger';
import { openLedger } from '../../electron/ledger/ledger';
import type { RecordOptions } from '../../electron/ledger/open-record';
import { ok } from '../../shared/domain/result';
import type { EntryBody } from '../../shared/ledger/entry';

export const entryKey = createHash('sha256').update('entries of tests').digest();
export const macKey = createHash('sha256').update('record of tests').digest();

/** Opens the ledger; a refusal is thrown. */
export async function openAt(folder: string, more: Partial<RecordOptions> = {}): Promise<Ledger> {
  const opened = await openLedger({ folder, macKey, ...more });
  if (!opened.ok) throw new Error(opened.error.kind);
  return opened.value;
}

export const caseId = uuidv7();
/** Facts of an entry of one case. */
export const facts = (more: Partial<HeaderFacts> = {}): HeaderFacts => ({
  id: uuidv7(),
  caseId,
  state: 'draft',
  ...more,
});

/** A body that carries a name. */
export const body = (text: string): EntryBody => ({
  v: 1,
  at: '2026-08-01T00:00:00.000Z',
  actor: { id: 'a', name: '程望', role: 'admin' },
  command: 'editForm',
  events: [{ type: 'formEdited', changes: { 'child.name': text } }],
});

/** Appends `count` entries that name 第1人, 第2人 and so on, and closes. */
export async function fill(
  folder: string,
  count: number,
  more: Partial<RecordOptions> = {},
): Promise<void> {
  const ledger = await openAt(folder, more);
  for (let i = 1; i <= count; i += 1) await ledger.append(facts(), body(`第${i}人`), entryKey);
  await ledger.close();
}

/** The name in every entry, in order; the error's kind where one cannot be read. */
export async function namesIn(ledger: Ledger): Promise<(string | undefined)[]> {
  const all: (string | undefined)[] = [];
  for (let seq = 1; seq <= ledger.durableHead(); seq += 1) {
    const entry = await ledger.read(seq, async () => ok(entryKey));
    const event = entry.ok ? entry.value.body.events?.[0] : undefined;
    if (!entry.ok) all.push(entry.error.kind);
    else all.push(event?.type === 'formEdited' ? event.changes['child.name'] : undefined);
  }
  return all;
}

/** Where the frames of a segment begin and end, by the format's description and not by the code under test. */
export async function framesOf(path: string): Promise<{ start: number; end: number }[]> {
  const bytes = await readFile(path);
  const frames: { start: number; end: number }[] = [];
  for (let start = 8; start < bytes.byteLength;) {
    const end = start + 8 + bytes.readUInt32LE(start) + 32;
    frames.push({ start, end });
    start = end;
  }
  return frames;
}

/** The file of a segment. */
export const segmentAt = (folder: string, segment = 1) =>
  join(folder, `${String(segment).padStart(6, '0')}.seg`);
