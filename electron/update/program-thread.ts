/** The thread that reads every file of the program at the start: half a second of work that no window should wait for. */
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { checkProgramFiles } from './program-files';

const requestSchema = z.strictObject({ folder: z.string(), publicKey: z.string() });

async function check(): Promise<void> {
  const { folder, publicKey } = requestSchema.parse(workerData);
  // The archive of the program is a file here, not the folder that Electron makes of it.
  process.noAsar = true;
  parentPort?.postMessage(await checkProgramFiles(folder, publicKey));
}

void check();
