/** The worker thread that derives keys from passphrases: Argon2id takes half a second that the window must not wait for. */
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { argon2id } from './argon2';

const requestSchema = z.strictObject({
  passphrase: z.instanceof(Uint8Array),
  salt: z.instanceof(Uint8Array),
  memoryKiB: z.number().int().min(8),
  iterations: z.number().int().min(1),
  parallelism: z.number().int().min(1),
});

async function derive(): Promise<void> {
  const asked = requestSchema.parse(workerData);
  const key = await argon2id(asked);
  asked.passphrase.fill(0);
  // Its memory goes to the asker; nothing of it stays behind in the thread.
  const own = key.slice();
  key.fill(0);
  parentPort?.postMessage(own, [own.buffer]);
}

void derive();
