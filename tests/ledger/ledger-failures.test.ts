/** The ledger when the disk says no, when a newer program wrote it, and when it is asked to write what it could not read. */
import type { FileHandle } from 'node:fs/promises';
import { appendFile, mkdtemp, open as openFile, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeFolderDurably } from '../../electron/ledger/durable-file';
import { openLedger } from '../../electron/ledger/ledger';
import { chainHash, scanSegments } from '../../electron/ledger/segments';
import { newKey } from '../../electron/vault/seal';
import { ok } from '../../shared/domain/result';
import type { EntryBody } from '../../shared/ledger/entry';
import { encodeFrame, encodePayload } from '../../shared/ledger/frame';

const key = newKey();
const actor = { id: 'a', name: '程望', role: 'admin' as const };
const body = (text: string): EntryBody => ({
  v: 1,
  at: '2026-08-01T00:00:00.000Z',
  actor,
  command: 'editForm',
  events: [{ type: 'formEdited', changes: { 'child.name': text } }],
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledger-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

const open = async () => openLedger(folder, await scanSegments(folder));
const caseId = uuidv7();
const facts = () => ({ id: uuidv7(), caseId, state: 'draft' as const });

/** What every open file has in common, to make its writes fail. */
async function everyFile(): Promise<FileHandle> {
  const probe = await openFile(join(folder, '..'), 'r');
  const prototype = Object.getPrototypeOf(probe) as FileHandle;
  await probe.close();
  return prototype;
}

describe('a full disk', () => {
  it('refuses what did not fit and everything chained to it, and goes on as soon as there is room', async () => {
    const ledger = await open();
    await ledger.append(facts(), body('第1人'), key);
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    let second: ReturnType<typeof ledger.append> | undefined;
    vi.spyOn(await everyFile(), 'datasync').mockImplementationOnce(async () => {
      second = ledger.append(facts(), body('接在后面'), key);
      throw full;
    });
    const first = await ledger.append(facts(), body('没有地方'), key);
    expect([first, await second]).toEqual([
      { ok: false, error: { kind: 'storageFull' } },
      { ok: false, error: { kind: 'storageFull' } },
    ]);
    expect(ledger.cases.get(caseId)?.seqs).toEqual([1]);
    expect(await ledger.append(facts(), body('第2人'), key)).toEqual(ok({ seq: 2 }));
    await ledger.close();
    expect(await scanSegments(folder)).toMatchObject({ damage: undefined, tornBytes: 0 });
    const again = await open();
    expect(again.durableHead()).toBe(2);
    await again.close();
  });
});

describe('the ledger', () => {
  it('writes nothing that it could not read again', async () => {
    const ledger = await open();
    const address = `https://platform.example/${'a'.repeat(400)}`;
    const paired: EntryBody = {
      v: 1,
      at: '2026-08-01T00:00:00.000Z',
      actor,
      command: 'station',
      stationEvents: [
        {
          type: 'stationPaired',
          stationId: uuidv7(),
          stationCode: 'L2345',
          platformUrl: address,
          platformName: '平台',
          platformKeyId: 'k',
          platformPublicKey: 'p',
          token: 't',
          blocks: [],
        },
      ],
    };
    expect(await ledger.append({ id: uuidv7() }, paired, key)).toMatchObject({ ok: false });
    expect(await ledger.append(facts(), body('第1人'), key)).toEqual(ok({ seq: 1 }));
    await ledger.close();
  });

  it('leaves an entry of a newer program untouched, even the last one', async () => {
    const ledger = await open();
    await ledger.append(facts(), body('第1人'), key);
    await ledger.close();
    const path = join(folder, '000001.seg');
    const last = (await scanSegments(folder)).entries[0];
    const header = { v: 2, seq: 2, id: uuidv7(), nonce: 'AAAAAAAAAAAAAAAA', later: true };
    const payload = encodePayload(Buffer.from(JSON.stringify(header)), Buffer.alloc(40));
    await appendFile(path, encodeFrame(payload, chainHash(last?.hash ?? Buffer.alloc(0), payload)));
    const before = await readFile(path);
    expect((await scanSegments(folder)).damage).toMatchObject({ newer: true });
    expect(await readFile(path)).toEqual(before);
  });

  it('opens one handle for many readers and closes it', async () => {
    const ledger = await open();
    await ledger.append(facts(), body('第1人'), key);
    const openFiles = async () => (await readdir('/proc/self/fd').catch(() => [])).length;
    const before = await openFiles();
    await Promise.all(Array.from({ length: 30 }, () => ledger.read(1, async () => ok(key))));
    expect((await openFiles()) - before).toBeLessThanOrEqual(1);
    await ledger.close();
  });

  it('answers, and opens nothing, after it was closed', async () => {
    const ledger = await open();
    await ledger.append(facts(), body('第1人'), key);
    await ledger.close();
    expect(await ledger.append(facts(), body('第2人'), key)).toMatchObject({ ok: false });
    expect((await scanSegments(folder)).entries).toHaveLength(1);
  });
});

describe('a new folder', () => {
  it('is made durable in every folder above it that is new as well', async () => {
    const synced = vi.spyOn(await everyFile(), 'sync');
    await makeFolderDurably(join(folder, 'a', 'b', 'c'));
    expect(synced).toHaveBeenCalledTimes(3);
  });
});
