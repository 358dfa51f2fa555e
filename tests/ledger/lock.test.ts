/** Locking while things are under way: nothing is sealed under a wiped key, nothing acknowledged is lost, nothing opens any more. */
import { randomBytes } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { newKey, openPacked, sha256Hex } from '../../electron/vault/seal';
import { completeForm, noHome } from '../support/case-builders';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';

const stationKey = newKey();

let folder: string;
beforeEach(() => {
  folder = scratchFolder('lock');
});

async function filesBelow(path: string): Promise<string[]> {
  const found = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('a station that is locked', () => {
  it('never leaves a picture sealed under a wiped key', async () => {
    const station = await openStationAt(folder, stationKey);
    const caseId = uuidv7();
    await station.desk.execute({ name: 'openCase', caseId, answers: noHome }, station.actor);
    const pictures = Array.from({ length: 40 }, () => randomBytes(300_000));
    const stored = pictures.map((picture) =>
      station.during(() => station.blobs.put(caseId, picture)),
    );
    await station.close();
    await Promise.all(stored);
    const wiped = Buffer.alloc(32);
    const opened: string[] = [];
    for (const path of await filesBelow(join(folder, 'blobs'))) {
      const sealed = (await readFile(path)).subarray(4);
      for (const picture of pictures) {
        const bound = Buffer.from(`blob/1/${caseId}/${sha256Hex(picture)}`);
        if (openPacked(wiped, bound, sealed) !== undefined) opened.push(path);
      }
    }
    expect(opened).toEqual([]);
  });

  it('finishes the command that was under way, and takes no other', async () => {
    const station = await openStationAt(folder, stationKey);
    const caseId = uuidv7();
    await station.desk.execute({ name: 'openCase', caseId, answers: noHome }, station.actor);
    station.cases.forget();
    const typed = station.during(() =>
      station.desk.execute({ name: 'editForm', caseId, changes: completeForm }, station.actor),
    );
    const closed = station.close();
    const late = station.during(() =>
      station.desk.execute({ name: 'openCase', caseId: uuidv7(), answers: noHome }, station.actor),
    );
    expect(await typed).toMatchObject({ ok: true });
    expect(await late).toEqual({ ok: false, error: { kind: 'stationLocked' } });
    await closed;
    const again = await openStationAt(folder, stationKey);
    const found = await again.desk.find(caseId);
    expect(found).toMatchObject({ ok: true, value: { form: completeForm } });
    await again.close();
  });

  it('opens no case key any more, and makes none', async () => {
    const station = await openStationAt(folder, stationKey);
    const caseId = uuidv7();
    await station.desk.execute({ name: 'openCase', caseId, answers: noHome }, station.actor);
    await station.close();
    expect(await station.keys.get(caseId)).toMatchObject({ ok: false });
    expect(await station.keys.create(uuidv7())).toMatchObject({ ok: false });
    expect([...station.workingSet.key].every((byte) => byte === 0)).toBe(true);
  });

  it('reads a case while a command of it is on its way to the disk', async () => {
    const station = await openStationAt(folder, stationKey);
    const caseId = uuidv7();
    await station.desk.execute({ name: 'openCase', caseId, answers: noHome }, station.actor);
    let busy = true;
    const typing = (async () => {
      for (let i = 0; i < 60; i += 1) {
        const changes = { 'register.address': `望潮街道${String(i)}号` };
        await station.desk.execute({ name: 'editForm', caseId, changes }, station.actor);
      }
      busy = false;
    })();
    const answered = new Set<string>();
    while (busy) {
      const found = await station.desk.find(caseId);
      answered.add(found.ok ? 'ok' : found.error.kind);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await typing;
    expect([...answered]).toEqual(['ok']);
    await station.close();
  });
});
