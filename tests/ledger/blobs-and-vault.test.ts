/** Sealed files, case keys and the vault on a real disk, with the real Argon2id thread. */
import type { FileHandle } from 'node:fs/promises';
import { open, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBlobStore } from '../../electron/ledger/blob-store';
import { openCaseKeys } from '../../electron/vault/case-keys';
import { newKey, sealPacked } from '../../electron/vault/seal';
import { openVault } from '../../electron/vault/vault';
import { bundleForNode } from '../support/node-program';
import { scratchFolder } from '../support/scratch-folder';

let folder: string;
beforeEach(() => {
  folder = scratchFolder('vault');
});

async function filesBelow(path: string): Promise<string[]> {
  const found = await readdir(path, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('sealed files', () => {
  const picture = randomBytes(50_000);
  const caseId = uuidv7();

  function store() {
    const keys = openCaseKeys(join(folder, 'keys'), wrapping);
    return { keys, blobs: createBlobStore(join(folder, 'blobs'), { nameKey, caseKey: keys.get }) };
  }
  const wrapping = newKey();
  const nameKey = newKey();

  it('give back the same bytes, also to a new session with the same keys', async () => {
    const first = store();
    await first.keys.create(caseId);
    const stored = await first.blobs.put(caseId, picture);
    if (!stored.ok) throw new Error(stored.error.kind);
    expect(await store().blobs.get(caseId, stored.value)).toEqual({ ok: true, value: picture });
  });

  it('show neither content nor case nor content hash in name or bytes', async () => {
    const { keys, blobs } = store();
    await keys.create(caseId);
    const stored = await blobs.put(caseId, picture);
    const files = await filesBelow(join(folder, 'blobs'));
    expect(files).toHaveLength(1);
    expect(files[0]).not.toContain(caseId);
    expect(files[0]).not.toContain(stored.ok ? stored.value : '');
    expect((await readFile(files[0] ?? '')).includes(picture.subarray(100, 132))).toBe(false);
  });

  it('are damaged when one bit is flipped, missing when gone, and healed by storing again', async () => {
    const { keys, blobs } = store();
    await keys.create(caseId);
    const stored = await blobs.put(caseId, picture);
    if (!stored.ok) throw new Error(stored.error.kind);
    const [path = ''] = await filesBelow(join(folder, 'blobs'));
    const bytes = await readFile(path);
    for (const at of [0, 5, 20, 1000, bytes.byteLength - 1]) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      await writeFile(path, flipped);
      expect(await blobs.get(caseId, stored.value)).toEqual({
        ok: false,
        error: { kind: 'fileDamaged' },
      });
    }
    await blobs.put(caseId, picture);
    expect((await blobs.get(caseId, stored.value)).ok).toBe(true);
    await rm(path);
    expect(await blobs.get(caseId, stored.value)).toEqual({
      ok: false,
      error: { kind: 'fileMissing' },
    });
  });

  it('are damaged when other bytes were sealed than were hashed, as bad memory does it', async () => {
    const { keys, blobs } = store();
    await keys.create(caseId);
    const stored = await blobs.put(caseId, picture);
    const key = await keys.get(caseId);
    if (!stored.ok || !key.ok) throw new Error('Not stored');
    const other = Buffer.from(picture);
    other[100] = (other[100] ?? 0) ^ 1;
    const [path = ''] = await filesBelow(join(folder, 'blobs'));
    const bound = Buffer.from(`blob/1/${caseId}/${stored.value}`);
    const magic = Buffer.from('ESB1');
    await writeFile(path, Buffer.concat([magic, sealPacked(key.value, bound, other)]));
    expect(await blobs.get(caseId, stored.value)).toEqual({
      ok: false,
      error: { kind: 'fileDamaged' },
    });
    await writeFile(path, Buffer.concat([magic, sealPacked(key.value, bound, picture)]));
    expect((await blobs.get(caseId, stored.value)).ok).toBe(true);
  });

  it('cannot be read once the key of the case is destroyed', async () => {
    const { keys, blobs } = store();
    await keys.create(caseId);
    const stored = await blobs.put(caseId, picture);
    for (const path of await filesBelow(join(folder, 'keys'))) await rm(path);
    const again = store().blobs;
    expect(await again.get(caseId, stored.ok ? stored.value : '')).toMatchObject({ ok: false });
  });
});

describe('the vault', () => {
  let script: string;
  beforeAll(async () => {
    script = await bundleForNode('vault/kdf-thread.ts', scratchFolder('kdf'), 'kdf');
  });

  let clockMs = 0;
  const vault = () => openVault(folder, script, () => clockMs);
  const id = uuidv7();

  async function created(passphrase: string): Promise<Buffer> {
    const made = await vault().create(id, passphrase);
    if (!made.ok) throw new Error(made.error.kind);
    const copy = Buffer.from(made.value.stationKey);
    await made.value.prepared.commit();
    return copy;
  }

  it('opens with the passphrase, however its characters were typed, and with no other', async () => {
    const key = await created('望海潮Ⅷ一二三四');
    const opened = await vault().unlock(undefined, '望海潮VIII一二三四');
    expect(opened).toMatchObject({ ok: true, value: { operatorId: id } });
    expect(opened.ok && opened.value.stationKey.equals(key)).toBe(true);
    expect(await vault().unlock(undefined, '望海潮一二三四')).toMatchObject({
      ok: false,
      error: { kind: 'wrongPassphrase' },
    });
  });

  it('does not exist before the set-up is committed', async () => {
    expect((await vault().create(id, 'correct horse')).ok).toBe(true);
    expect(await vault().exists()).toBe(false);
    expect(await vault().unlock(undefined, 'correct horse')).toMatchObject({
      error: { kind: 'stationMissing' },
    });
  });

  it('lets in who knows the passphrase though the disk fills up during the try', async () => {
    await created('correct horse');
    const probe = await open(folder, 'r');
    const everyFile = Object.getPrototypeOf(probe) as FileHandle;
    await probe.close();
    type Write = (this: FileHandle, ...input: Parameters<FileHandle['writeFile']>) => Promise<void>;
    const write: Write = Reflect.get(everyFile, 'writeFile');
    let writes = 0;
    const spy = vi.spyOn(everyFile, 'writeFile').mockImplementation(function (
      this: FileHandle,
      ...input: Parameters<FileHandle['writeFile']>
    ) {
      writes += 1;
      if (writes === 1) return write.apply(this, input);
      return Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
    });
    expect(await vault().unlock(undefined, 'correct horse')).toMatchObject({ ok: true });
    spy.mockRestore();
    expect(await vault().wrongTries()).toBe(1);
  });

  it('refuses a passphrase that is too short', async () => {
    expect(await vault().create(id, '1234567')).toMatchObject({
      error: { kind: 'passphraseTooWeak', minLength: 8 },
    });
  });

  it('makes wrong tries wait longer and longer, and a restart does not shorten the wait', async () => {
    await created('correct horse');
    await writeFile(join(folder, 'tries.json'), JSON.stringify({ wrong: 7 }));
    expect(await vault().waitSeconds()).toBe(20);
    expect(await vault().unlock(undefined, 'correct horse')).toMatchObject({
      error: { kind: 'wrongPassphrase', waitSeconds: 20 },
    });
    const opened = vault();
    clockMs += 20_000;
    expect(await opened.waitSeconds()).toBe(0);
    expect((await opened.unlock(undefined, 'correct horse')).ok).toBe(true);
    expect(await opened.wrongTries()).toBe(0);
  });

  it('is refused when damaged or made by a newer program, and left untouched', async () => {
    await created('correct horse');
    const path = join(folder, 'vault.json');
    await writeFile(path, '{"format":3,"later":true}');
    expect(await vault().unlock(undefined, 'correct horse')).toMatchObject({
      error: { kind: 'stationTooNew' },
    });
    await writeFile(path, '{"format":1,');
    expect(await vault().unlock(undefined, 'correct horse')).toMatchObject({
      error: { kind: 'stationDamaged' },
    });
    expect(await vault().create(id, 'another one')).toMatchObject({
      error: { kind: 'stationDamaged' },
    });
    expect(await readFile(path, 'utf8')).toBe('{"format":1,');
  });
});
