/** Argon2id in a thread of its own: half a second that the window must not wait for, and memory that ends with it. */
import { Worker } from 'node:worker_threads';
import { subkey } from './seal';

/** Argon2id at the strength of storage.md: at least 64 MiB, three passes, four lanes. */
export const kdfParameters = { memoryKiB: 65_536, iterations: 3, parallelism: 4 } as const;

export type KdfParameters = {
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
};

/** The key of a passphrase, and of the secret of this computer's system where one is bound. */
export async function deriveKey(
  script: string,
  passphrase: string,
  salt: Uint8Array,
  { memoryKiB, iterations, parallelism }: KdfParameters,
  deviceSecret?: Uint8Array,
): Promise<Buffer> {
  const derived = await new Promise<Uint8Array>((resolve, reject) => {
    const bytes = new TextEncoder().encode(passphrase.normalize('NFKC'));
    const workerData = { passphrase: bytes, salt, memoryKiB, iterations, parallelism };
    const worker = new Worker(script, { workerData, transferList: [bytes.buffer] });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  if (deviceSecret === undefined) return Buffer.from(derived.buffer);
  const both = Buffer.concat([derived, deviceSecret]);
  const key = subkey(both, 'passphrase-and-device');
  both.fill(0);
  derived.fill(0);
  return key;
}
