/** Rows open only under their key, in their place, in the version they were sealed as. */
import { describe, expect, test } from 'vitest';
import { importRowKey, sealRow, unsealRow } from '../../renderer/db/sealed-rows';
import { keyBytes } from './fake-main';

const place = { table: 'cases', id: 'a' } as const;
const plain = new TextEncoder().encode('王小明 370000201901010000');

describe('sealed rows', () => {
  test('open to what was sealed, with the payload version', async () => {
    const key = await importRowKey(keyBytes());
    const sealed = await sealRow(key, place, 7, plain);
    const opened = await unsealRow(key, place, sealed);
    if (!opened.ok) throw new Error(opened.error.kind);
    expect(opened.value.payloadVersion).toBe(7);
    expect([...opened.value.plain]).toEqual([...plain]);
  });

  test('never repeat a nonce and never show the plain text', async () => {
    const key = await importRowKey(keyBytes());
    const sealed = await Promise.all(
      Array.from({ length: 200 }, () => sealRow(key, place, 1, plain)),
    );
    expect(new Set(sealed.map((bytes) => bytes.subarray(3, 15).join())).size).toBe(200);
    expect(new TextDecoder().decode(sealed[0])).not.toContain('370000');
  });

  test('do not open in another place', async () => {
    const key = await importRowKey(keyBytes());
    const sealed = await sealRow(key, place, 1, plain);
    for (const other of [
      { table: 'images', id: 'a' },
      { table: 'cases', id: 'b' },
    ] as const) {
      expect((await unsealRow(key, other, sealed)).ok).toBe(false);
    }
  });

  test('do not open with any byte changed, the version included', async () => {
    const key = await importRowKey(keyBytes());
    const sealed = await sealRow(key, place, 1, plain);
    for (let at = 0; at < sealed.byteLength; at += 1) {
      const changed = Uint8Array.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect((await unsealRow(key, place, changed)).ok, `byte ${at}`).toBe(false);
    }
    for (let length = 0; length < sealed.byteLength; length += 1) {
      expect((await unsealRow(key, place, sealed.slice(0, length))).ok).toBe(false);
    }
  });

  test('the key cannot be taken out, and the bytes it came in are wiped', async () => {
    const bytes = keyBytes();
    const { seal, name } = await importRowKey(bytes);
    expect(bytes.every((byte) => byte === 0)).toBe(true);
    for (const key of [seal, name]) {
      expect(key.extractable).toBe(false);
      await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
    }
  });
});
