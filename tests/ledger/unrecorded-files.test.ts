/** Files that were stored and that the record never came to speak of: refused, killed, or about to be recorded again. */
import { cpSync } from 'node:fs';
import { cp, readdir, readFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { packageDigests } from '../../electron/archive/package-digests';
import { recordedFiles } from '../../electron/desk/recorded-files';
import type { Station } from '../../electron/desk/station';
import type { StationParts } from '../../electron/desk/station-parts';
import type { Papers } from '../../electron/papers/papers-client';
import { newKey } from '../../electron/vault/seal';
import { verifyPackage } from '../../shared/archive/package/verify-package';
import { ok } from '../../shared/domain/result';
import { decidedCase, planArchive } from '../support/archived-case';
import { current, drillPassphrase } from '../support/drill-on-disk';
import { eventually } from '../support/eventually';
import { caseOf } from '../support/fill-at-desk';
import { papersHere } from '../support/papers-here';
import { scratchFolder } from '../support/scratch-folder';
import { blobsBelow } from '../support/stamp-bench';
import { openStationAt } from '../support/station-on-disk';
import { founder, valueOf } from '../support/station-people';
import { aProgram } from '../support/vault-on-disk';

const stationKey = newKey();
let papers: Papers;
beforeAll(async () => {
  papers = await papersHere();
});

let scratch: string;
let open: Station[] = [];
beforeEach(() => {
  scratch = scratchFolder('unrecorded');
});
afterEach(async () => {
  for (const station of open) await station.close();
  open = [];
});

async function openAt(path: string, parts: Partial<StationParts> = {}): Promise<Station> {
  const station = await openStationAt(path, stationKey, { papers, ...parts });
  open.push(station);
  return station;
}

/** Opened again as after any start, with the whole record verified. */
async function verifiedAt(path: string): Promise<Station> {
  const station = await openAt(path);
  await station.ledger.verify();
  expect(station.ledger.check.integrity().state).toBe('whole');
  return station;
}

const notesBelow = (path: string) => readdir(join(path, 'unrecorded')).catch(() => []);

/** Names of the files that the record of a case speaks of, and which of them lie in the store. */
async function namesOf(station: Station, caseId: string): Promise<Set<string>> {
  const { files } = valueOf(await recordedFiles(caseId, station));
  return new Set([...files].map((sha256) => station.blobs.nameOf(caseId, sha256)));
}

async function strangersIn(station: Station, caseId: string): Promise<string[]> {
  const named = await namesOf(station, caseId);
  return (await blobsBelow(station.folder)).filter((name) => !named.has(name));
}

/** Closes the station and counts then: until then a sealing that is tried once more in the background may store something. */
async function strangersLeft(station: Station, caseId: string): Promise<string[]> {
  const named = await namesOf(station, caseId);
  await station.close();
  return (await blobsBelow(station.folder)).filter((name) => !named.has(name));
}

/** A case whose sealing is refused, because an original is lost; `mend` puts that back. */
async function refusedCase(station: Station) {
  const caseId = await decidedCase(station);
  // Its letters first: each that is recorded would have the sealing tried once more in the background.
  valueOf(await station.paperDesk.draw(caseId));
  const { sha256 } = (await caseOf(station, caseId)).documents[0]?.pages[0]?.original ?? {};
  if (sha256 === undefined) throw new Error('No page');
  const kept = valueOf(await station.blobs.get(caseId, sha256));
  valueOf(await station.blobs.remove([station.blobs.nameOf(caseId, sha256)]));
  await planArchive(station, caseId);
  expect(await station.paperDesk.draw(caseId)).toMatchObject({
    ok: false,
    error: { kind: 'archiveRefused' },
  });
  return { caseId, mend: async (at: Station) => valueOf(await at.blobs.put(caseId, kept)) };
}

const sealedWhole = async (station: Station, caseId: string) => {
  valueOf(await station.paperDesk.drawAll());
  expect((await caseOf(station, caseId)).state).toBe('archived');
  const source = valueOf(await station.archives.source(caseId));
  expect((await verifyPackage(source, packageDigests)).findings).toEqual([]);
};

describe('what a refused sealing stored', () => {
  it('is gone after the next opening, and nothing else is', async () => {
    const path = join(scratch, 'station');
    const station = await openAt(path);
    const { caseId, mend } = await refusedCase(station);
    expect(await notesBelow(path)).toHaveLength(1);
    // Not while the station that stored them is open.
    expect(valueOf(await station.sweepUnrecorded())).toBe(0);
    const strangers = await strangersLeft(station, caseId);
    // The PDF of every document, and the one of the whole case.
    expect(strangers.length).toBeGreaterThanOrEqual(4);
    const again = await verifiedAt(path);
    expect(valueOf(await again.sweepUnrecorded())).toBe(strangers.length);
    expect(await strangersIn(again, caseId)).toEqual([]);
    expect(await notesBelow(path)).toEqual([]);
    await mend(again);
    await sealedWhole(again, caseId);
    expect(await notesBelow(path)).toEqual([]);
    expect(await strangersIn(again, caseId)).toEqual([]);
  });

  it('stays while the record was not verified, or may lack what speaks of it', async () => {
    const path = join(scratch, 'station');
    const station = await openAt(path);
    const { caseId } = await refusedCase(station);
    const strangers = await strangersLeft(station, caseId);
    const again = await openAt(path);
    const verifying = again.ledger.verify();
    expect(again.ledger.check.integrity().state).toBe('checking');
    expect(valueOf(await again.sweepUnrecorded())).toBe(0);
    await verifying;
    again.ledger.check.add({ kind: 'workingSetDiffers', seq: 9, head: 4 });
    expect(valueOf(await again.sweepUnrecorded())).toBe(0);
    expect(await strangersIn(again, caseId)).toEqual(strangers);
  });

  it('stays where the same bytes were stored again, whoever did it', async () => {
    const path = join(scratch, 'station');
    const station = await openAt(path);
    const caseId = await decidedCase(station);
    const bytes = Buffer.from('the very same page');
    valueOf(await station.noting.put(caseId, bytes));
    valueOf(await station.noting.put(caseId, Buffer.from('another one')));
    await station.close();
    const again = await verifiedAt(path);
    const sha256 = valueOf(await again.blobs.put(caseId, bytes));
    expect(valueOf(await again.sweepUnrecorded())).toBe(1);
    expect(valueOf(await again.blobs.get(caseId, sha256))).toEqual(bytes);
  });

  it('is stored again whole by whoever comes while it is being removed', async () => {
    const station = await openAt(join(scratch, 'station'));
    const caseId = await decidedCase(station);
    const bytes = Buffer.from('stored and removed in one moment');
    const sha256 = valueOf(await station.blobs.put(caseId, bytes));
    await station.close();
    for (let round = 0; round < 20; round += 1) {
      const again = await openAt(join(scratch, 'station'));
      const sweeping = again.blobs.sweep([again.blobs.nameOf(caseId, sha256)]);
      const storing = again.blobs.put(caseId, bytes);
      expect(valueOf(await sweeping)).toBe(1);
      valueOf(await storing);
      expect(valueOf(await again.blobs.get(caseId, sha256))).toEqual(bytes);
      await again.close();
    }
  });

  it('goes with a case that was destroyed', async () => {
    const path = join(scratch, 'station');
    const station = await openAt(path);
    const { caseId } = await refusedCase(station);
    valueOf(await station.destroyCase(caseId, station.actor));
    await station.close();
    const again = await verifiedAt(path);
    expect(valueOf(await again.sweepUnrecorded())).toBeGreaterThanOrEqual(4);
    expect(await blobsBelow(path)).toEqual([]);
  });
});

describe('what was drawn and recorded', () => {
  it('needs no note any more, and no entry of the case is opened to learn that', async () => {
    const path = join(scratch, 'station');
    const station = await openAt(path);
    const caseId = await decidedCase(station);
    await planArchive(station, caseId);
    const opened = vi.spyOn(station.cases, 'entry');
    valueOf(await station.paperDesk.draw(caseId));
    expect(await notesBelow(path)).toEqual([]);
    expect(opened).not.toHaveBeenCalled();
    expect(await strangersIn(station, caseId)).toEqual([]);
  });

  it('needs none either where the record spoke of the very same bytes before', async () => {
    const path = join(scratch, 'station');
    const station = await openAt(path);
    const caseId = await decidedCase(station);
    const { sha256 } = (await caseOf(station, caseId)).documents[0]?.pages[0]?.original ?? {};
    const bytes = valueOf(await station.blobs.get(caseId, sha256 ?? ''));
    valueOf(await station.noting.put(caseId, bytes));
    expect(await notesBelow(path)).toHaveLength(1);
    await station.noting.settle(caseId);
    expect(await notesBelow(path)).toEqual([]);
  });
});

describe('a kill between the files and their entry', () => {
  /** The disk at the moment when every file of a package is stored and its entry is not. */
  async function killedBeforeEntry() {
    const path = join(scratch, 'station');
    const copy = join(scratch, 'killed');
    let isArmed = false;
    const gate = {
      before: (work: string) => {
        if (isArmed && work === 'witness') cpSync(path, copy, { recursive: true });
        return ok(undefined);
      },
      after: () => ok(undefined),
    };
    const station = await openAt(path, { gate });
    const caseId = await decidedCase(station);
    await planArchive(station, caseId);
    isArmed = true;
    valueOf(await station.paperDesk.draw(caseId));
    isArmed = false;
    return { copy, caseId };
  }

  it('leaves nothing behind: a sealed package whose entry never came is swept, and sealed anew', async () => {
    const { copy, caseId } = await killedBeforeEntry();
    const again = await verifiedAt(copy);
    const strangers = await strangersIn(again, caseId);
    expect(strangers.length).toBeGreaterThan(15);
    expect(valueOf(await again.sweepUnrecorded())).toBe(strangers.length);
    expect(await strangersIn(again, caseId)).toEqual([]);
    await sealedWhole(again, caseId);
    expect(await notesBelow(copy)).toEqual([]);
  });

  it('harms nothing that is being drawn anew at the same time', async () => {
    const { copy, caseId } = await killedBeforeEntry();
    const again = await verifiedAt(copy);
    const [swept] = await Promise.all([again.sweepUnrecorded(), sealedWhole(again, caseId)]);
    expect(swept.ok).toBe(true);
    expect(await strangersIn(again, caseId)).toEqual([]);
    await again.close();
    const third = await verifiedAt(copy);
    expect(valueOf(await third.sweepUnrecorded())).toBe(0);
    await sealedWhole(third, caseId);
  });

  it('in the middle of a note: what the whole lines name goes all the same', async () => {
    const { copy, caseId } = await killedBeforeEntry();
    const [note = ''] = await notesBelow(copy);
    const place = join(copy, 'unrecorded', note);
    expect((await readFile(place)).includes(caseId)).toBe(false);
    const { size } = await stat(place);
    await truncate(place, size - 20);
    const again = await verifiedAt(copy);
    const strangers = await strangersIn(again, caseId);
    // The cut line named the last file, which a power cut at that moment would not have let begin.
    expect(valueOf(await again.sweepUnrecorded())).toBe(strangers.length - 1);
    await sealedWhole(again, caseId);
  });

  it('between the drawing of two papers: the ones that lie there go', async () => {
    const path = join(scratch, 'station');
    const copy = join(scratch, 'killed');
    let documents = 0;
    const slow: Papers = {
      ...papers,
      makeDocument: async (...asked) => {
        documents += 1;
        if (documents === 2) await cp(path, copy, { recursive: true });
        return papers.makeDocument(...asked);
      },
    };
    const station = await openAt(path, { papers: slow });
    const caseId = await decidedCase(station);
    await planArchive(station, caseId);
    valueOf(await station.paperDesk.draw(caseId));
    const again = await verifiedAt(copy);
    expect(await strangersIn(again, caseId)).toHaveLength(2);
    expect(valueOf(await again.sweepUnrecorded())).toBe(2);
    await sealedWhole(again, caseId);
  });
});

it('a program sweeps by itself once it has verified the record', async () => {
  const path = join(scratch, 'station');
  const { lifecycle } = aProgram(path, { papers });
  valueOf(await lifecycle.create({ ...founder, passphrase: drillPassphrase }));
  const { caseId } = await refusedCase(current(lifecycle));
  const before = (await strangersIn(current(lifecycle), caseId)).length;
  await lifecycle.lock('asked');
  // The papers process is down this time: nothing is drawn meanwhile.
  const next = aProgram(path);
  valueOf(await next.lifecycle.unlock(drillPassphrase));
  await eventually(async () => {
    expect(await strangersIn(current(next.lifecycle), caseId)).toEqual([]);
  });
  expect(before).toBeGreaterThanOrEqual(4);
  await next.lifecycle.lock('asked');
});
