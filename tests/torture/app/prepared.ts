/** What every suite of the real program begins with, made once in a run: bundles, screen, tools and a folder to copy. */
import { join } from 'node:path';
import type { Plan } from '../round';
import { completeForm } from '../../support/case-builders';
import { filesBelow } from '../files-below';
import type { OpenApp } from './open-app';
import { passphrase, prepareApp } from './open-app';
import type { Template } from './template';
import { makeTemplate } from './template';

export type Prepared = { readonly tools: string; readonly template: Template };

/** The child whose form is open when the disk fills up. */
export const typedName = '尉满盘';

let making: Promise<{ prepared: Prepared; end: () => Promise<void> }> | undefined;

/** Prepares, or answers what was prepared before. */
export async function prepareOnce({ scratch, seed }: Plan): Promise<Prepared> {
  making ??= (async () => {
    const { tools, end } = await prepareApp(scratch);
    const finish = async (app: OpenApp, folder: string) => {
      await app.call('useAllFiles', passphrase, 12);
      await untilTables(app, folder);
      const { intake } = app.pages;
      await intake.openCase({ preferential: false, localRegister: true, localHome: false });
      await intake.fillField('child.name', typedName);
      await intake.saved();
    };
    try {
      const template = await makeTemplate(scratch, tools, { cases: 24, seed, finish });
      return { prepared: { tools, template }, end };
    } catch (error) {
      await end();
      throw error;
    }
  })();
  return (await making).prepared;
}

/** IndexedDB puts rows in a table only when a few megabytes are written; until then all are in its log. */
async function untilTables(app: OpenApp, folder: string): Promise<void> {
  let files: readonly string[] = [];
  for (let rounds = 0; rounds < 30; rounds += 1) {
    files = await filesBelow(join(folder, 'IndexedDB'));
    if (files.some((path) => path.endsWith('.ldb'))) return;
    await app.call('editOften', 100, completeForm);
  }
  throw new Error(`IndexedDB made no table: ${files.join(' ')}`);
}

/** Ends the screen, if there is one. */
export async function endPrepared(): Promise<void> {
  await making?.then(({ end }) => end()).catch(() => undefined);
}
