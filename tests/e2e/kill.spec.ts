/** kill -9 at any moment: what was acknowledged is on the screen after the next start. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import type {} from '../../renderer/main';
import type { Station } from '../support/electron-app';
import { completeForm } from '../support/case-builders';
import { ownStation } from '../support/own-station';
import { stationPages } from './pages/station-pages';

const passphrase = '望海潮 一二三四五';
const rounds = 6;
const here = ownStation('station-kill');
let station: Station;

const launch = async () => {
  ({ station } = await here.open());
  return stationPages(station.page);
};

/** Edits and pages without pause, each one noted the moment it is acknowledged. */
async function workUntilKilled(caseId: string, from: number, photograph: string) {
  const acknowledged = { edits: from, pages: [] as string[] };
  await station.page.exposeFunction('noteEdit', (n: number) => (acknowledged.edits = n));
  await station.page.exposeFunction('notePage', (id: string) => acknowledged.pages.push(id));
  const pageIds = Array.from({ length: 400 }, () => uuidv7());
  void station.page
    .evaluate(
      async ({ caseId, from, photograph, pageIds, documentId }) => {
        const { noteEdit, notePage } = window as unknown as {
          noteEdit: (n: number) => void;
          notePage: (id: string) => void;
        };
        const plain = Uint8Array.from(atob(photograph), (character) => character.charCodeAt(0));
        for (let n = from + 1; ; n += 1) {
          const changes = { 'register.address': `望潮街道${n}号` };
          const edited = await window.station.desk.execute({ name: 'editForm', caseId, changes });
          if (edited.ok) noteEdit(n);
          const pageId = pageIds.pop();
          if (n % 4 !== 0 || pageId === undefined) continue;
          const images = { original: plain, corrected: plain };
          const page = { caseId, documentId, requirementId: 'register', kind: 'hukou', pageId };
          const added = await window.station.desk.addPage({
            ...page,
            ...images,
            role: 'extra',
            source: 'file',
          });
          if (added.ok) notePage(pageId);
        }
      },
      { caseId, from, photograph, pageIds, documentId: uuidv7() },
    )
    .catch(() => undefined);
  // At a moment of its own choosing, but not before there is anything to lose: a busy machine takes its time for that.
  await expect.poll(() => acknowledged.edits).toBeGreaterThan(from);
  await wait(Math.random() * 900);
  await station.kill();
  return acknowledged;
}

test(`${rounds} kills in the middle of edits and pages lose nothing that was acknowledged`, async () => {
  const photograph = (
    await readFile(join(import.meta.dirname, '../support/papers-page.jpg'))
  ).toString('base64');
  const first = await launch();
  await first.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  const caseId = uuidv7();
  const opened = await station.page.evaluate(
    async ({ caseId, form }) => {
      const answers = { preferential: false, localRegister: true, localHome: false };
      await window.station.desk.execute({ name: 'openCase', caseId, answers });
      return window.station.desk.execute({ name: 'editForm', caseId, changes: form });
    },
    { caseId, form: completeForm },
  );
  expect(opened.ok).toBe(true);

  let edits = 0;
  const pages = new Set<string>();
  for (let round = 1; round <= rounds; round += 1) {
    const acknowledged = await workUntilKilled(caseId, edits, photograph);
    for (const id of acknowledged.pages) pages.add(id);
    const { door, home, intake } = await launch();
    await door.unlock(passphrase);
    await home.openCaseOf(completeForm['child.name'] ?? '');
    const shown = await intake.field('register.address').inputValue();
    edits = Number(/\d+/.exec(shown)?.[0]);
    expect(edits).toBeGreaterThanOrEqual(acknowledged.edits);
    const stored = await station.page.evaluate(async (id) => {
      const ids: string[] = [];
      for (let after = 0, done = false; !done;) {
        const read = await window.station.ledger.read({ after, limit: 500 });
        if (!read.ok) throw new Error(read.error.kind);
        for (const { caseId, events, seq } of read.value.batches) {
          after = seq;
          for (const event of events) {
            if (caseId !== id || event.type !== 'pageAdded') continue;
            const { sha256 } = event.page.original;
            if ((await window.station.blobs.read({ caseId, sha256 })).ok) ids.push(event.page.id);
          }
        }
        done = read.value.done;
        after = Math.max(after, read.value.done ? read.value.head : after);
      }
      return ids;
    }, caseId);
    for (const id of pages) expect(stored).toContain(id);
  }
  console.log(`${rounds} kills, ${edits} edits and ${pages.size} pages acknowledged, none lost`);
});

test('what the screen called saved is there after a kill', async () => {
  const { intake } = stationPages(station.page);
  await intake.fillField('register.number', '148300777');
  await intake.saved();
  await station.kill();
  const { door, home, intake: again } = await launch();
  await door.unlock(passphrase);
  await home.openCaseOf(completeForm['child.name'] ?? '');
  await expect(again.field('register.number')).toHaveValue('148300777');
});
