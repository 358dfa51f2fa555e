/** Argon2id by the native part and in WebAssembly: one key, whichever a computer has. */
import { readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { argon2id } from '../../electron/vault/argon2';
import { deriveKey } from '../../electron/vault/derive-key';
import { scratchFolder } from '../support/scratch-folder';

const packages = resolve('node_modules/@node-rs');
/** The parts that were installed here: that of this computer, under the name of the package's own. */
const parts = readdirSync(packages)
  .flatMap((name) => readdirSync(join(packages, name)).map((file) => join(packages, name, file)))
  .filter((path) => path.endsWith('.node') && !path.includes('musl'));
const part = parts[0] ?? '';
const noPart = join(scratchFolder('argon2'), 'argon2.node');

const bytes = (text: string) => new TextEncoder().encode(text);
const hex = (key: Uint8Array) => Buffer.from(key).toString('hex');

it('was installed for this computer', () => {
  expect(parts).toHaveLength(1);
  expect(createRequire(import.meta.url)(part)).toMatchObject({
    hashRawSync: expect.any(Function) as unknown,
  });
});

it.each([
  ['native', part],
  ['in WebAssembly', noPart],
])('gives the key of the reference implementation: %s', async (_way, path) => {
  // test.c of the reference implementation, Argon2id version 19: t = 2, m = 65536 KiB, p = 1.
  const key = await argon2id(
    {
      passphrase: bytes('password'),
      salt: bytes('somesalt'),
      memoryKiB: 65_536,
      iterations: 2,
      parallelism: 1,
    },
    path,
  );
  expect(hex(key)).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7');
});

it('gives one key both ways, whatever it is derived from', async () => {
  const asked = fc.record({
    passphrase: fc.uint8Array({ minLength: 1, maxLength: 200 }),
    salt: fc.uint8Array({ minLength: 16, maxLength: 16 }),
    memoryKiB: fc.integer({ min: 64, max: 512 }),
    iterations: fc.integer({ min: 1, max: 3 }),
    parallelism: fc.integer({ min: 1, max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(asked, async (one) => {
      expect(hex(await argon2id(one, part))).toBe(hex(await argon2id(one, noPart)));
    }),
    { numRuns: 60 },
  );
});

it('takes a part that this computer cannot load for none', async () => {
  writeFileSync(noPart, 'no library');
  const one = {
    passphrase: bytes('望海潮'),
    salt: bytes('0123456789abcdef'),
    memoryKiB: 64,
    iterations: 1,
    parallelism: 1,
  };
  expect(hex(await argon2id(one, noPart))).toBe(hex(await argon2id(one, part)));
});

it('comes out of the thread of the built program whole', async () => {
  const salt = bytes('0123456789abcdef');
  const hardness = { memoryKiB: 1024, iterations: 2, parallelism: 4 };
  const key = await deriveKey(resolve('dist/main/kdf.cjs'), '望海潮 一二三', salt, hardness);
  const passphrase = bytes('望海潮 一二三');
  expect(hex(key)).toBe(hex(await argon2id({ passphrase, salt, ...hardness }, noPart)));
});
