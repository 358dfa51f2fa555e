/** Takes a batch in until it is done or the process is killed; run as a process of its own, one line told for each step. */
import { writeSync } from 'node:fs';
import { readTableFile } from '../../electron/files/read-table-file';
import { readTable } from '../../electron/tables/read-table';
import { checked, openBatches, started, takeInFamily } from './batch-folder';
import { valueOf } from './value-of';

const [folder = '', key = '', table = '', pictures = ''] = process.argv.slice(2);

/** `page`, `family` and `done`, each with the memory that the process holds at that moment, in MiB. */
function tell(step: 'page' | 'family' | 'done'): void {
  const mebibytes = Math.round(process.memoryUsage.rss() / 2 ** 20);
  writeSync(1, `${step} ${mebibytes}\n`);
}

async function run(): Promise<void> {
  const { station, desk } = await openBatches(folder, Buffer.from(key, 'hex'));
  const [unfinished] = valueOf(await desk.list());
  let batch = unfinished;
  if (batch === undefined) {
    valueOf(await desk.takePictures({ form: 'folder', place: pictures }));
    const cells = valueOf(await readTable(valueOf(await readTableFile(table))));
    await checked(desk, cells);
    batch = await started(desk);
  }
  for (const line of batch.open) {
    await takeInFamily(station, desk, batch, line, { onPage: () => tell('page') });
    tell('family');
  }
  await desk.close();
  await station.close();
  tell('done');
}

void run();
