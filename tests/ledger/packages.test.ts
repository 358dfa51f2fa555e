/** Packages 归档信息包 in the station: sealed with the case, refused when something is wrong, supplemented, never lost. */
import { execFileSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { packageDigests } from '../../electron/archive/package-digests';
import { filesOf } from '../../electron/desk/integrity-desk';
import type { Station } from '../../electron/desk/station';
import { stationActor } from '../../electron/desk/station-actor';
import type { Papers } from '../../electron/papers/papers-client';
import { newKey } from '../../electron/vault/seal';
import { cryptoOver } from '../../shared/archive/signing/signature-crypto';
import { verifySignatures } from '../../shared/archive/signing/verify-signatures';
import { viewerDataSchema } from '../../shared/archive/viewer/viewer-data';
import { viewerFile } from '../../shared/archive/package/package-layout';
import { parseBagInfo } from '../../shared/archive/package/bag-info';
import type { PackageSource } from '../../shared/archive/package/package-source';
import { verifyPackage } from '../../shared/archive/package/verify-package';
import { decodeUtf8 } from '../../shared/text/utf8';
import { decidedCase, planArchive } from '../support/archived-case';
import { copyAsKilled } from '../support/copy-as-killed';
import { caseOf } from '../support/fill-at-desk';
import { papersHere } from '../support/papers-here';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';
import { valueOf } from '../support/station-people';
import { viewerTemplate } from '../support/viewer-package';

const stationKey = newKey();
let papers: Papers;
let page: string;
beforeAll(async () => {
  papers = await papersHere();
  page = await viewerTemplate();
});

let folder: string;
let open: Station[] = [];
beforeEach(() => {
  folder = scratchFolder('packages');
});
afterEach(async () => {
  for (const station of open) await station.close();
  open = [];
});

async function openAt(path: string): Promise<Station> {
  const station = await openStationAt(path, stationKey, {
    papers,
    viewerTemplate: async () => page,
  });
  open.push(station);
  return station;
}

const findings = async (source: PackageSource) =>
  (await verifyPackage(source, packageDigests)).findings;

const infoOf = async (source: PackageSource) =>
  parseBagInfo(decodeUtf8((await source.read('bag-info.txt')) ?? new Uint8Array()) ?? '');

describe('the package of a case', () => {
  it('is sealed together with the archive, verifies, and has every file that the case has', async () => {
    const station = await openAt(folder);
    const caseId = await decidedCase(station);
    await planArchive(station, caseId);
    valueOf(await station.paperDesk.draw(caseId));
    const current = await caseOf(station, caseId);
    expect(current.state).toBe('archived');
    const sealed = current.archive?.package;
    if (sealed === undefined) throw new Error('No package');
    expect(sealed.name).toBe(current.caseNumber);
    const source = valueOf(await station.archives.source(caseId));
    const report = await verifyPackage(source, packageDigests);
    expect(report).toEqual({
      files: sealed.files,
      bytes: sealed.bytes,
      root: sealed.root,
      findings: [],
    });
    const listed = await source.list();
    const digests = new Set<string>();
    for (const { path, bytes } of listed) {
      const read = await source.read(path);
      expect(read?.byteLength, path).toBe(bytes);
      digests.add(await packageDigests.sha256(read ?? new Uint8Array()));
    }
    for (const { pages } of current.documents) {
      for (const { original } of pages) expect(digests).toContain(original.sha256);
    }
    for (const { file } of current.letters) expect(digests).toContain(file?.sha256);
    expect(digests).toContain(current.archive?.file?.sha256);
    // What the record says of the store covers what only the package has.
    const known = filesOf(current);
    for (const digest of digests) expect(known).toContain(digest);
    expect(known).toContain(sealed.index);
  });

  it('is signed by the station and holds a page that shows it; the keys are made once for all', async () => {
    const station = await openAt(folder);
    const { signing } = station.archives;
    const fingerprints = new Set<string | undefined>();
    const whole = join(folder, 'whole.pdf');
    for (const caseId of [await decidedCase(station), await decidedCase(station)]) {
      await planArchive(station, caseId);
      valueOf(await station.paperDesk.draw(caseId));
      const source = valueOf(await station.archives.source(caseId));
      const signed = await verifySignatures(
        source,
        cryptoOver(webcrypto.subtle),
        signing.expected(),
      );
      expect(signed.findings.map(({ kind }) => kind)).toEqual(['timestampMissing']);
      fingerprints.add(signed.cms?.fingerprint);
      const { sha256 } = (await caseOf(station, caseId)).archive?.file ?? {};
      if (sha256 === undefined) throw new Error('No archive');
      await writeFile(whole, valueOf(await station.blobs.get(caseId, sha256)));
      const inside = execFileSync('pdfsig', ['-nocert', whole], { encoding: 'utf8' });
      expect(inside).toContain('Signature is Valid');
      expect(inside).toContain('Total document signed');
      const shown = decodeUtf8((await source.read(viewerFile)) ?? new Uint8Array()) ?? '';
      const json = /id="package-data">(.*)<\/script>/.exec(shown)?.[1] ?? '';
      const data = viewerDataSchema.parse(JSON.parse(json));
      expect(data.caseNumber).toBe((await caseOf(station, caseId)).caseNumber);
      expect(data.signer?.fingerprint).toBe(signed.cms?.fingerprint);
      const listed = (await source.list()).map(({ path }) => path);
      const payload = listed.filter((path) => path.startsWith('data/'));
      expect(data.manifest.map(({ path }) => path).sort()).toEqual(payload.sort());
      expect(data.checks.filter(({ state }) => state === 'failed')).toEqual([]);
      expect(data.traces.length).toBeGreaterThan(10);
    }
    expect([...fingerprints]).toEqual(signing.expected().fingerprints);
  });

  it('is not sealed when an original is lost: the case says which, nothing else changes, and it is sealed once that is back', async () => {
    const station = await openAt(folder);
    const caseId = await decidedCase(station);
    const before = await caseOf(station, caseId);
    const original = before.documents[0]?.pages[0]?.original;
    if (original === undefined) throw new Error('No page');
    const kept = valueOf(await station.blobs.get(caseId, original.sha256));
    valueOf(await station.blobs.remove([station.blobs.nameOf(caseId, original.sha256)]));
    await planArchive(station, caseId);
    const first = await station.paperDesk.draw(caseId);
    expect(first).toEqual({ ok: false, error: { kind: 'archiveRefused' } });
    const refused = await caseOf(station, caseId);
    expect(refused.state).toBe('decided');
    expect(refused.archive?.file).toBeUndefined();
    expect(refused.archive?.refused?.failed).toEqual([
      { item: 'contentReadable', says: expect.stringContaining('原始影像/01-0001-') as string },
    ]);
    const head = station.ledger.durableHead();
    expect((await station.paperDesk.draw(caseId)).ok).toBe(false);
    expect(station.ledger.durableHead()).toBe(head);
    valueOf(await station.blobs.put(caseId, kept));
    valueOf(await station.paperDesk.draw(caseId));
    const sealed = await caseOf(station, caseId);
    expect(sealed.state).toBe('archived');
    expect(sealed.archive?.refused).toBeUndefined();
    expect(await findings(valueOf(await station.archives.source(caseId)))).toEqual([]);
  });

  it('stays as it was: what happens later becomes a supplement that names it and carries the chain on', async () => {
    const station = await openAt(folder);
    const caseId = await decidedCase(station);
    await planArchive(station, caseId);
    valueOf(await station.paperDesk.draw(caseId));
    const sealed = (await caseOf(station, caseId)).archive?.package;
    const letterId = (await caseOf(station, caseId)).letters[0]?.id ?? '';
    const print = async () =>
      valueOf(
        await station.desk.execute(
          { name: 'recordLetterPrinted', caseId, letterId, copies: 1 },
          station.actor,
        ),
      );
    await print();
    await print();
    valueOf(await station.paperDesk.draw(caseId));
    const waiting = (await caseOf(station, caseId)).archive;
    expect(waiting).toMatchObject({ package: sealed, later: 2 });
    expect(waiting?.supplements).toBeUndefined();
    valueOf(await station.archives.pack(caseId));
    valueOf(await station.archives.pack(caseId));
    await print();
    valueOf(await station.archives.pack(caseId));
    const after = (await caseOf(station, caseId)).archive;
    expect(after?.package).toEqual(sealed);
    expect(after?.later).toBeUndefined();
    expect(after?.supplements?.map(({ name }) => name)).toEqual([
      `${sealed?.name}-补充01`,
      `${sealed?.name}-补充02`,
    ]);
    let chain = sealed?.traces.head;
    for (const number of [1, 2]) {
      const source = valueOf(await station.archives.source(caseId, number));
      expect(await findings(source)).toEqual([]);
      const info = await infoOf(source);
      expect(info?.get('Supplements-Root')).toBe(sealed?.root);
      expect(info?.get('Process-Chain-Before')).toBe(chain);
      chain = info?.get('Process-Chain-Head');
      const traces = decodeUtf8(
        (await source.read('data/元数据/办理痕迹.jsonl')) ?? new Uint8Array(),
      );
      expect(traces?.match(/"type":"letterPrinted"/g)).toHaveLength(number === 1 ? 2 : 1);
    }
    expect(await findings(valueOf(await station.archives.source(caseId)))).toEqual([]);
  });

  it('is made of an archive that a program of before sealed without one', async () => {
    const station = await openAt(folder);
    const caseId = await decidedCase(station);
    await planArchive(station, caseId);
    const file = (await caseOf(station, caseId)).letters[0]?.file;
    if (file === undefined) throw new Error('No letter');
    const at = '2026-08-20T02:00:00.000Z';
    const old = { name: 'recordArchiveSealed' as const, caseId, file, at };
    valueOf(await station.desk.execute(old, stationActor));
    expect(await station.archives.source(caseId)).toEqual({
      ok: false,
      error: { kind: 'packageMissing' },
    });
    valueOf(await station.archives.pack(caseId));
    expect((await caseOf(station, caseId)).archive?.package).toMatchObject({ at });
    expect(await findings(valueOf(await station.archives.source(caseId)))).toEqual([]);
  });

  it('is there whole or not at all after a kill at any moment, and is made at the next start', async () => {
    const station = await openAt(folder);
    const caseId = await decidedCase(station);
    await planArchive(station, caseId);
    const drawing = station.paperDesk.draw(caseId);
    const copies: string[] = [];
    for (const afterMs of [0, 40, 80, 120, 200]) {
      await sleep(afterMs);
      const copy = scratchFolder('packages-killed');
      await copyAsKilled(folder, copy);
      copies.push(copy);
    }
    valueOf(await drawing);
    for (const copy of copies) {
      const again = await openAt(copy);
      const found = await caseOf(again, caseId);
      expect(found.archive?.package === undefined).toBe(found.state === 'decided');
      valueOf(await again.paperDesk.drawAll());
      expect((await caseOf(again, caseId)).state).toBe('archived');
      expect(await findings(valueOf(await again.archives.source(caseId)))).toEqual([]);
      await again.close();
    }
    open = [station];
  });

  it('goes with the case when that is destroyed: no file of it is left', async () => {
    const station = await openAt(folder);
    const caseId = await decidedCase(station);
    await planArchive(station, caseId);
    valueOf(await station.paperDesk.draw(caseId));
    const { receipt } = await caseOf(station, caseId);
    expect(receipt).toBeDefined();
    valueOf(await station.destroyCase(caseId, station.actor));
    const left = await readdir(join(folder, 'blobs'), { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile())).toEqual([]);
  });
});
