/** The worker thread that verifies a trail: a million entries take minutes that the desk must not wait for. */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { digestsFolder, readDigests } from './digest-files';
import { keyFilesBeside, openTrailKeys } from './trail-keys';
import { verifyTrail } from './verify-trail';

const key = z.instanceof(Uint8Array);
const requestSchema = z.strictObject({
  folder: z.string(),
  untilSeq: z.number().int().nonnegative(),
  publicKey: z.string(),
  entryKey: key,
  caseKeysKey: key,
  recordKey: key,
});

async function verify(): Promise<void> {
  const { folder, untilSeq, publicKey, ...bytes } = requestSchema.parse(workerData);
  const keys = openTrailKeys(folder, bytes);
  const report = await verifyTrail({
    ledger: join(folder, 'ledger'),
    digests: await readDigests(join(folder, digestsFolder)),
    publicKey,
    keys,
    hasKey: await keyFilesBeside(folder),
    untilSeq,
    onProgress: ({ entries }) => parentPort?.postMessage({ entries }),
  });
  keys.wipe();
  parentPort?.postMessage({ report });
}

void verify();
