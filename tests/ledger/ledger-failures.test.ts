/** The ledger when the disk says no, when a newer program wrote it, and when it is asked to write what it could not read. */
import type { FileHandle } from 'node:fs/promises';
import { appendFile, open as openFile, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chainHash } from '../../electron/ledger/chain';
import { makeFolderDurably } from '../../electron/ledger/durable-file';
import { openLedger } from '../../electron/ledger/ledger';
import { verifyRecord } from '../../electron/ledger/verification';
import { ok } from '../../shared/domain/result';
import type { EntryBody } from '../../shared/ledger/entry';
import { encodeFrame } from '../../shared/ledger/frame';
import type { Payload } from '../../shared/ledger/payload';
import { encodePayload } from '../../shared/ledger/payload';
import {
  body,
  caseId,
  entryKey,
  facts,
  macKey,
  openAt,
  segmentAt,
} from '../support/ledger-on-disk';
import { scratchFolder } from '../support/scratch-folder';

const actor = { id: 'a', name: '程望', role: 'admin' as const };

let folder: string;
beforeEach(() => {
  folder = scratchFolder('ledger');
});
afterEach(() => {
  vi.restoreAllMocks();
});

const open = () => openAt(folder);

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
    await ledger.append(facts(), body('第1人'), entryKey);
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    let second: ReturnType<typeof ledger.append> | undefined;
    vi.spyOn(await everyFile(), 'datasync').mockImplementationOnce(async () => {
      second = ledger.append(facts(), body('接在后面'), entryKey);
      throw full;
    });
    const first = await ledger.append(facts(), body('没有地方'), entryKey);
    expect([first, await second]).toEqual([
      { ok: false, error: { kind: 'storageFull' } },
      { ok: false, error: { kind: 'storageFull' } },
    ]);
    expect(ledger.seqsOf(caseId)).toEqual([1]);
    expect(await ledger.append(facts(), body('第2人'), entryKey)).toMatchObject(ok({ seq: 2 }));
    await ledger.close();
    const again = await open();
    expect(again.found).toEqual([]);
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
    expect(await ledger.append({ id: uuidv7() }, paired, entryKey)).toMatchObject({ ok: false });
    expect(await ledger.append(facts(), body('第1人'), entryKey)).toMatchObject(ok({ seq: 1 }));
    await ledger.close();
  });

  it('leaves an entry of a newer program untouched, even the last one', async () => {
    const ledger = await open();
    await ledger.append(facts(), body('第1人'), entryKey);
    await ledger.close();
    const path = segmentAt(folder);
    const previous = Buffer.from((await ledger.hashAt(1)) ?? '', 'hex');
    const header = { v: 3, seq: 2, id: uuidv7(), nonce: 'AAAAAAAAAAAAAAAA', later: true };
    const payload: Payload = {
      kind: 'entry',
      previous,
      headerBytes: Buffer.from(JSON.stringify(header)),
      body: { dropped: false, bytes: Buffer.alloc(40) },
      snapshot: undefined,
    };
    await appendFile(path, encodeFrame(encodePayload(payload), chainHash(previous, payload)));
    const before = await readFile(path);
    const opened = await openLedger({ folder, macKey });
    expect(opened).toEqual({ ok: false, error: { kind: 'stationTooNew' } });
    expect(await readFile(path)).toEqual(before);
  });

  it('leaves a segment of a newer program untouched', async () => {
    const ledger = await open();
    await ledger.append(facts(), body('第1人'), entryKey);
    await ledger.close();
    const path = segmentAt(folder, 2);
    await writeFile(path, 'ESLEDGR3something else');
    const opened = await openLedger({ folder, macKey });
    expect(opened).toEqual({ ok: false, error: { kind: 'stationTooNew' } });
    expect(await readFile(path, 'latin1')).toBe('ESLEDGR3something else');
  });

  it('opens one handle for many readers and closes it', async () => {
    const ledger = await open();
    await ledger.append(facts(), body('第1人'), entryKey);
    const openFiles = async () => (await readdir('/proc/self/fd').catch(() => [])).length;
    const before = await openFiles();
    await Promise.all(Array.from({ length: 30 }, () => ledger.read(1, async () => ok(entryKey))));
    expect((await openFiles()) - before).toBeLessThanOrEqual(1);
    await ledger.close();
  });

  it('answers, and opens nothing, after it was closed', async () => {
    const ledger = await open();
    await ledger.append(facts(), body('第1人'), entryKey);
    await ledger.close();
    expect(await ledger.append(facts(), body('第2人'), entryKey)).toMatchObject({ ok: false });
    expect(await verifyRecord(folder, undefined)).toMatchObject({ whole: true, end: { seq: 1 } });
  });
});

describe('a new folder', () => {
  it('is made durable in every folder above it that is new as well', async () => {
    const synced = vi.spyOn(await everyFile(), 'sync');
    await makeFolderDurably(join(folder, 'a', 'b', 'c'));
    expect(synced).toHaveBeenCalledTimes(3);
  });
});
