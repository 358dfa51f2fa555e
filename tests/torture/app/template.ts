/** A data folder of the real program to begin from: invented cases with all pictures, and the working set already built. */
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Case } from '../../../shared/domain/case';
import { makeStation } from '../../support/generate/station';
import { emptyStreamBook, judgeApp } from './judge';
import type { OpenApp } from './open-app';
import { openApp, passphrase } from './open-app';

export type Template = {
  readonly folder: string;
  readonly cases: readonly Case[];
  /** The working set's database. */
  readonly databaseName: string;
  /** A copy of it at `to`. */
  readonly copyTo: (to: string) => Promise<void>;
};

/** Makes the folder; `finish` may do something in the open window before it is closed. */
export async function makeTemplate(
  scratch: string,
  tools: string,
  options: {
    readonly cases: number;
    readonly seed: number;
    readonly finish: (app: OpenApp, folder: string) => Promise<void>;
  },
): Promise<Template> {
  const folder = join(scratch, `template-${options.cases}-${options.seed}`);
  await mkdir(folder, { recursive: true });
  const { cases } = await makeStation(folder, passphrase, 'dist/main/kdf.cjs', {
    cases: options.cases,
    seed: options.seed,
    withImages: options.cases,
  });
  const app = await openApp(folder, tools);
  let databaseName = '';
  try {
    await app.pages.door.unlock(passphrase);
    const { problems } = await judgeApp(app, emptyStreamBook(), 60_000);
    if (problems.length > 0)
      throw new Error(`The template is not right: ${problems.slice(0, 3).join('; ')}`);
    await untilDrawn(app);
    await options.finish(app, folder);
    databaseName = (await app.call('databases')).at(-1)?.name ?? '';
    await app.station.close();
  } finally {
    await app.kill();
  }
  return { folder, cases, databaseName, copyTo: (to) => cp(folder, to, { recursive: true }) };
}

/** Letters are drawn in the background; whoever compares two openings wants them all there. */
async function untilDrawn(app: OpenApp): Promise<void> {
  let head = -1;
  for (let quiet = 0; quiet < 4; quiet += 1) {
    const now = (await app.call('readRecord')).head;
    if (now !== head) quiet = 0;
    head = now;
    await sleep(500);
  }
}
