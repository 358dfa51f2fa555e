/** Time stamps of sealed packages in the station: fetched by itself from a real authority, kept, never at the cost of the package. */
import { execFileSync } from 'node:child_process';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runExport } from '../../electron/archive/export/run-export';
import { packageDigests } from '../../electron/archive/package-digests';
import { mirror } from '../../electron/backup/mirror';
import { restoreCopy } from '../../electron/backup/restore-copy';
import { sourceAsChosen } from '../../electron/desk/archive-choice';
import { filesOf } from '../../electron/desk/integrity-desk';
import { createStampDesk } from '../../electron/desk/stamp-desk';
import type { Station } from '../../electron/desk/station';
import { signaturePaths, signedFile } from '../../shared/archive/signing/signature-files';
import { verifyPackage } from '../../shared/archive/package/verify-package';
import { headOf, mirrorRequest, newPlaces, restoreRequest } from '../support/backed-up-station';
import { current, drillPassphrase, enterDrill } from '../support/drill-on-disk';
import { eventually } from '../support/eventually';
import { caseOf } from '../support/fill-at-desk';
import { bundleForNode } from '../support/node-program';
import { carrierFacts } from '../support/packages';
import { scratchFolder } from '../support/scratch-folder';
import { loaded, packInstalled } from '../support/shipped-packs';
import { blobsBelow, silent, stampBench } from '../support/stamp-bench';
import {
  aStampHost,
  packNaming,
  sealedCase,
  signaturesOf,
  stampOf,
} from '../support/stamped-station';
import { founder, valueOf } from '../support/station-people';
import { aProgram } from '../support/vault-on-disk';

const { folder, papers, authority, honest, anAuthority, openAt, hostOf, stamped } = stampBench();

describe('a sealed package', () => {
  it('gets its time stamp by itself, which joins it and calls for no supplement', async () => {
    const { address, asked } = await anAuthority(honest);
    const station = await openAt(folder(), { address, fingerprint: authority.fingerprint() });
    const caseId = await sealedCase(station);
    const before = valueOf(await station.archiveDesk.open(caseId));
    const host = hostOf(station);
    const stamp = await stamped(station, caseId);
    expect(stamp?.authority).toBe('国家授时测试机构');
    const { findings, timestamp } = await signaturesOf(station, caseId);
    expect(findings).toEqual([]);
    expect(timestamp).toEqual({ at: stamp?.at, authority: stamp?.authority });
    const source = valueOf(await station.archives.source(caseId));
    const token = (await source.read(signaturePaths.timestamp)) ?? new Uint8Array();
    const root = (await source.read(signedFile)) ?? new Uint8Array();
    expect(authority.verify(token, root)).toContain('Verification: OK');
    // Whole by its own bytes, and with the root that it was sealed with.
    const report = await verifyPackage(source, packageDigests);
    const { archive } = await caseOf(station, caseId);
    expect(report).toMatchObject({ findings: [], root: archive?.package?.root });
    expect(archive?.later).toBeUndefined();
    valueOf(await station.archives.pack(caseId));
    expect((await caseOf(station, caseId)).archive?.supplements).toBeUndefined();
    await eventually(() => {
      expect(host.status()).toEqual({
        drill: false,
        authority: address,
        missing: 0,
        asking: false,
      });
    });
    expect(asked()).toBe(1);
    // What the room counts is what a carrier gets.
    const [one] = valueOf(await station.archiveDesk.open(caseId)).packages;
    const [unstamped] = before.packages;
    expect(one?.files).toBe((unstamped?.files ?? 0) + 1);
    expect(one?.bytes).toBe((unstamped?.bytes ?? 0) + token.byteLength);
    expect([report.files, report.bytes]).toEqual([one?.files, one?.bytes]);
    expect(filesOf(await caseOf(station, caseId))).toContain(stamp?.sha256);
  });

  it('that is sealed while the station is open is asked for at once, and so is a supplement', async () => {
    const { address } = await anAuthority(honest);
    const station = await openAt(folder(), { address });
    const host = hostOf(station);
    const caseId = await sealedCase(station);
    await stamped(station, caseId);
    const letterId = (await caseOf(station, caseId)).letters[0]?.id ?? '';
    const printed = { name: 'recordLetterPrinted' as const, caseId, letterId, copies: 1 };
    valueOf(await station.desk.execute(printed, station.actor));
    valueOf(await station.archives.pack(caseId));
    const supplement = await eventually(async () => {
      const found = (await caseOf(station, caseId)).archive?.supplements?.[0];
      expect(found?.stamp).toBeDefined();
      return found;
    });
    const { findings, timestamp } = await signaturesOf(station, caseId, 1);
    expect(findings).toEqual([]);
    expect(timestamp?.at).toBe(supplement?.stamp?.at);
    // The time stamp of the package is a trace, and stands in the supplement.
    const source = valueOf(await station.archives.source(caseId, 1));
    const traces = Buffer.from((await source.read('data/元数据/办理痕迹.jsonl')) ?? []);
    expect(traces.toString('utf8').match(/"type":"packageStamped"/g)).toHaveLength(1);
    await eventually(() => {
      expect(host.status().missing).toBe(0);
    });
  });

  it('waits for days without a line, over restarts, and gets it when there is one', async () => {
    const { address, asked, become } = await anAuthority(silent);
    const station = await openAt(folder(), { address });
    const ids = [await sealedCase(station), await sealedCase(station)];
    const first = hostOf(station);
    await eventually(() => {
      expect(first.status()).toMatchObject({ missing: 2, trouble: 'noAnswer', asking: false });
    });
    expect(Date.parse(first.status().retryAt ?? '')).toBeGreaterThan(Date.now() + 30_000);
    // One try tells of both.
    expect(asked()).toBe(1);
    await first.close();
    await station.close();
    const again = await openAt(folder(), { address });
    const host = hostOf(again);
    await eventually(() => {
      expect(host.status().trouble).toBe('noAnswer');
    });
    for (const caseId of ids) expect(await stampOf(again, caseId)).toBeUndefined();
    become(honest);
    host.askNow();
    for (const caseId of ids) {
      await stamped(again, caseId);
      expect((await signaturesOf(again, caseId)).findings).toEqual([]);
    }
    await eventually(() => {
      expect(host.status().trouble).toBeUndefined();
      expect(host.status().missing).toBe(0);
    });
  });

  it('is asked for nowhere until a pack names an authority', async () => {
    const { address, asked } = await anAuthority(honest);
    const station = await openAt(folder(), undefined);
    const caseId = await sealedCase(station);
    const host = hostOf(station);
    expect(host.status()).toEqual({ drill: false, missing: 1, asking: false });
    const named = { ...packNaming({ address }), version: '2026.9' };
    valueOf(await station.appendStation([packInstalled(named, station.operator)]));
    expect(asked()).toBe(0);
    host.askNow();
    await stamped(station, caseId);
    expect(host.status().authority).toBe(address);
  });
});

it('in a drill nobody outside is asked, whatever the pack says', async () => {
  const { address, asked } = await anAuthority(honest);
  const host = aStampHost();
  const { lifecycle } = aProgram(join(folder(), 'station'), {
    pack: loaded(packNaming({ address })),
    papers: await papers,
    onOpened: (station) => host.open(station),
    onClosing: host.close,
  });
  valueOf(await lifecycle.create({ ...founder, passphrase: drillPassphrase }));
  await lifecycle.lock('asked');
  await enterDrill(lifecycle);
  const drill = current(lifecycle);
  const caseId = await sealedCase(drill);
  host.askNow();
  expect(host.status()).toEqual({ drill: true, missing: 1, asking: false });
  await lifecycle.lock('asked');
  await enterDrill(lifecycle);
  expect(await stampOf(current(lifecycle), caseId)).toBeUndefined();
  await lifecycle.lock('asked');
  expect(asked()).toBe(0);
});

describe('a time stamp', () => {
  it('that could not be recorded is no part of the package, is told, and is fetched again', async () => {
    const { address } = await anAuthority(honest);
    const station = await openAt(folder(), { address });
    const caseId = await sealedCase(station);
    let isFull = true;
    const stamps = createStampDesk({
      ...station,
      shelf: station.policy.shelf,
      blobs: {
        ...station.noting,
        put: async (...what) =>
          isFull ? { ok: false, error: { kind: 'storageFull' } } : station.blobs.put(...what),
      },
    });
    const host = hostOf({ stamps });
    await eventually(() => {
      expect(host.status().trouble).toBe('notKept');
    });
    expect(await stampOf(station, caseId)).toBeUndefined();
    isFull = false;
    host.askNow();
    await stamped(station, caseId);
  });

  it('goes with the case when that is destroyed, also when it comes in that moment', async () => {
    const { address, become } = await anAuthority(honest);
    const station = await openAt(folder(), { address });
    const gone = await sealedCase(station);
    const host = hostOf(station);
    await stamped(station, gone);
    valueOf(await station.destroyCase(gone, station.actor));
    expect(await blobsBelow(folder())).toEqual([]);
    const going = decidedBefore(station, become);
    const caseId = await going.sealed;
    host.askNow();
    await going.reached;
    valueOf(await station.destroyCase(caseId, station.actor));
    going.letGo();
    await eventually(() => expect(host.status()).toMatchObject({ missing: 0, asking: false }));
    expect(await blobsBelow(folder())).toEqual([]);
  });

  it('comes back with a back-up', async () => {
    const places = await newPlaces();
    const { address } = await anAuthority(honest);
    const station = await openAt(places.station, { address });
    const caseId = await sealedCase(station);
    hostOf(station);
    const stamp = await stamped(station, caseId);
    const request = mirrorRequest(places, await headOf(station));
    expect(await mirror(request, () => undefined)).toMatchObject({ ok: true });
    await station.close();
    expect(await restoreCopy(restoreRequest(places), () => undefined)).toMatchObject({ ok: true });
    const restored = await openAt(places.restored, undefined);
    expect(await stampOf(restored, caseId)).toEqual(stamp);
    expect((await signaturesOf(restored, caseId)).timestamp?.at).toBe(stamp?.at);
  });

  it('leaves with its package and is verified by the command; a masked copy has none', async () => {
    const { address } = await anAuthority(honest);
    const station = await openAt(folder(), { address });
    const caseId = await sealedCase(station);
    const orderOf = async (purpose: 'whole' | 'masked') => {
      const packages = [];
      for await (const one of station.archiveDesk.chosen({ caseIds: [caseId] }, purpose)) {
        packages.push(...valueOf(one.packages));
      }
      return packages;
    };
    const before = await orderOf('whole');
    hostOf(station);
    const stamp = await stamped(station, caseId);
    const carrier = join(scratchFolder('stamps-out'), 'disk');
    const exported = (packages: typeof before) =>
      runExport(
        { carrier, form: 'folder', packages, facts: carrierFacts },
        {
          sourceOf: (one) => sourceAsChosen(station, one),
          onProgress: () => undefined,
          signal: new AbortController().signal,
        },
      );
    const verify = await bundleForNode('archive/command.ts', scratchFolder('command'), 'archive');
    const said = () =>
      execFileSync(process.execPath, [verify, 'verify', carrier], { encoding: 'utf8' });
    // What was chosen before it came leaves as it was counted.
    expect(valueOf(await exported(before)).leftOut).toEqual([]);
    expect(said()).toContain('尚未取得时间戳');
    const [now] = await orderOf('whole');
    expect(now?.stamp).toBe(stamp?.sha256);
    expect(now?.files).toBe((before[0]?.files ?? 0) + 1);
    // The same carrier again: the package that lies there lacks it.
    expect(valueOf(await exported(await orderOf('whole'))).leftOut).toEqual([]);
    expect(said()).toContain('国家授时测试机构');
    expect(said()).not.toContain('尚未取得时间戳');
    const [masked] = await orderOf('masked');
    expect(masked?.stamp).toBeUndefined();
    const listed = await station.archiveDesk.maskedSource(caseId).list();
    expect(listed).toHaveLength(masked?.files ?? 0);
    expect(listed.map(({ path }) => path)).not.toContain(signaturePaths.timestamp);
  });
});

/** A package whose authority thinks for as long as the test wants. */
function decidedBefore(station: Station, become: (listener: RequestListener) => void) {
  let reach = () => undefined as void;
  let letGo = () => undefined as void;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const isLetGo = new Promise<void>((resolve) => (letGo = resolve));
  become((request, response) => {
    reach();
    void isLetGo.then(() => honest(request, response));
  });
  return { sealed: sealedCase(station), reached, letGo: () => letGo() };
}
