/** The worker thread that reads one spreadsheet from outside; it can be ended at any moment. */
import { parentPort, workerData } from 'node:worker_threads';
import { problemRows } from '../../shared/pupil/problem-list';
import { readTable } from './read-table';

async function read(): Promise<void> {
  const cells = await readTable(workerData as Uint8Array);
  parentPort?.postMessage(cells.ok ? problemRows(cells.value) : cells);
}

void read();
