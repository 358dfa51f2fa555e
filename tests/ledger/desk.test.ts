/** The desk over a real disk: what is acknowledged is there after the process died, numbers are never drawn twice. */
import { readFileSync } from 'node:fs';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import type { Batch } from '../../shared/ipc/contract';
import { submissionSchema } from '../../shared/protocol/messages';
import { completeForm } from '../support/case-builders';
import { fillAtDesk } from '../support/fill-at-desk';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';

const stationKey = newKey();

let folder: string;
let open: Station[] = [];
beforeEach(() => {
  folder = scratchFolder('desk');
});
afterEach(async () => {
  for (const station of open) await station.close();
  open = [];
});

async function openAt(path: string, published: Batch[] = []): Promise<Station> {
  const publish = (batch: Batch) => published.push(batch);
  const station = await openStationAt(path, stationKey, { publish });
  open.push(station);
  return station;
}

const photograph = readFileSync(join(import.meta.dirname, '../support/papers-page.jpg'));

/** A real photograph with a comment in it, so that each one has other bytes. */
function aJpeg(comment: string): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(comment);
  const segment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, text.byteLength + 2]), text]);
  return Uint8Array.from([...photograph.subarray(0, 2), ...segment, ...photograph.subarray(2)]);
}

const fill = (station: Station, caseId: string) =>
  fillAtDesk(station, caseId, (role) => aJpeg(`${caseId}${role}`));

describe('the desk', () => {
  it('shows after a kill exactly the case that was acknowledged, queued with the very bytes to send', async () => {
    const caseId = uuidv7();
    const first = await openAt(folder);
    await fill(first, caseId);
    expect(await first.desk.execute({ name: 'submitCase', caseId }, first.actor)).toMatchObject({
      ok: true,
    });
    const before = await first.desk.find(caseId);
    // Nothing is closed: this is the disk as a killed process leaves it.
    const copy = scratchFolder('desk-killed');
    await cp(folder, copy, { recursive: true });
    const second = await openAt(copy);
    expect(await second.desk.find(caseId)).toEqual(before);
    const [entry] = second.queue.store.queuedEntries();
    if (entry === undefined) throw new Error('Nothing queued');
    const text = await second.queue.store.readSubmission(entry);
    const submission = submissionSchema.parse(JSON.parse(text.ok ? text.value : ''));
    expect(submission.files).toHaveLength(6);
    for (const { sha256, bytes } of submission.files) {
      const file = await second.queue.store.readFile(caseId, sha256);
      expect(file.ok && file.value.byteLength).toBe(bytes);
    }
    expect(second.ledger.cases.get(caseId)?.openPapers).toBe(1);
  });

  it('draws a number for every one of many cases submitted at the same moment, none twice, none left out', async () => {
    const station = await openAt(folder);
    const ids = Array.from({ length: 12 }, () => uuidv7());
    for (const caseId of ids) await fill(station, caseId);
    const answers = await Promise.all(
      ids.map((caseId) => station.desk.execute({ name: 'submitCase', caseId }, station.actor)),
    );
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    const cases = await Promise.all(ids.map((caseId) => station.desk.find(caseId)));
    const numbers = cases.map((found) => (found.ok ? found.value?.caseNumber : undefined));
    const serials = numbers
      .map((text) => Number(text?.split('-')[2]?.slice(0, 5)))
      .sort((a, b) => a - b);
    expect(serials).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  });

  it('publishes every entry in order, and only what is on the disk', async () => {
    const published: Batch[] = [];
    const station = await openAt(folder, published);
    await Promise.all([fill(station, uuidv7()), fill(station, uuidv7()), fill(station, uuidv7())]);
    const seqs = published.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    expect(seqs).toHaveLength(new Set(seqs).size);
    expect(station.ledger.durableHead()).toBe(seqs.at(-1));
  });

  it('reads a long case from its snapshot and finds the same', async () => {
    const caseId = uuidv7();
    const station = await openAt(folder);
    await fill(station, caseId);
    for (let i = 0; i < 60; i += 1) {
      const changes = { 'register.address': `望潮街道${i}号` };
      await station.desk.execute({ name: 'editForm', caseId, changes }, station.actor);
    }
    const before = await station.desk.find(caseId);
    station.cases.forget();
    expect(await station.desk.find(caseId)).toEqual(before);
  });

  it('leaves no name, number or picture readable anywhere below its folder', async () => {
    const caseId = uuidv7();
    const station = await openAt(folder);
    await fill(station, caseId);
    await station.desk.execute({ name: 'submitCase', caseId }, station.actor);
    const secrets = [
      '尉玥宁',
      completeForm['child.idNumber'] ?? '',
      '15400000001',
      `${caseId}cover`,
      '程望',
    ];
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile())) {
      const bytes = await readFile(join(file.parentPath, file.name));
      for (const secret of secrets) {
        for (const encoding of ['utf8', 'utf16le', 'base64'] as const) {
          const hidden =
            encoding === 'base64'
              ? Buffer.from(Buffer.from(secret).toString('base64').slice(0, -3))
              : Buffer.from(secret, encoding);
          expect(bytes.includes(hidden), `${file.name} ${encoding}`).toBe(false);
        }
      }
    }
  });
});
