/** The worker thread that reads one spreadsheet from outside; it can be ended at any moment. */
import { parentPort, workerData } from 'node:worker_threads';
import { problemRows } from '../../shared/pupil/problem-list';
import { readTable } from './read-table';
import type { TableRequest } from './table-client';

async function read(): Promise<void> {
  const { bytes, as } = workerData as TableRequest;
  const cells = await readTable(bytes);
  if (!cells.ok) return parentPort?.postMessage(cells);
  parentPort?.postMessage(
    as === 'problems' ? problemRows(cells.value) : { ok: true, rows: cells.value },
  );
}

void read();
