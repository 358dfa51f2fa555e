/** The drill over a real disk: a store of its own, traces in the real record, and no way to a platform. */
import { appendFile, cp, link, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Lifecycle } from '../../electron/desk/lifecycle';
import { submissionSchema } from '../../shared/protocol/messages';
import {
  aHost,
  aLifecycleAt,
  current,
  drillPassphrase,
  enterDrill,
  submitCase,
} from '../support/drill-on-disk';
import { scratchFolder } from '../support/scratch-folder';
import { loaded, packCopy, packInstalled } from '../support/shipped-packs';
import { stationEventsOf } from '../support/station-on-disk';

const facts = { passphrase: drillPassphrase, operatorName: '程望', school: '望潮小学' };
const now = () => new Date().toISOString();

let folder: string;
let open: Lifecycle[] = [];
beforeEach(() => {
  folder = scratchFolder('drill');
});
afterEach(async () => {
  for (const lifecycle of open) await lifecycle.lock('asked');
  open = [];
});

function aLifecycle(at = folder, host = aHost()): Lifecycle {
  const lifecycle = aLifecycleAt(at, host);
  open.push(lifecycle);
  return lifecycle;
}

describe('the drill', () => {
  it('has a station, keys, cases and numbers of its own, and the real record says who went in and came out', async () => {
    const lifecycle = aLifecycle();
    const real = await lifecycle.create(facts);
    if (!real.ok) throw new Error(real.error.kind);
    await lifecycle.lock('asked');
    const drill = await enterDrill(lifecycle);
    expect(drill).toMatchObject({ drill: true, school: '望潮小学', operator: { name: '程望' } });
    expect(drill.stationCode).toMatch(/^DRILL[A-Z2-9]$/);
    expect(drill.workingSet.name).not.toBe(real.value.workingSet.name);
    expect(drill.workingSet.key).not.toEqual(real.value.workingSet.key);
    const caseId = await submitCase(current(lifecycle));
    const found = await current(lifecycle).desk.find(caseId);
    const made = found.ok ? found.value : undefined;
    expect(made?.caseNumber).toMatch(/^DRILL/);
    expect(made?.letters[0]?.number).toMatch(/^演练岚教入学受〔\d{4}〕DRILL/);
    const before = now();
    await lifecycle.lock('idle');

    const again = await enterDrill(lifecycle);
    expect(again.workingSet).toEqual(drill.workingSet);
    expect(await current(lifecycle).desk.find(caseId)).toEqual(found);
    await lifecycle.lock('asked');

    const back = await lifecycle.unlock(drillPassphrase);
    expect(back).toMatchObject({ ok: true, value: { drill: false } });
    expect(current(lifecycle).ledger.cases.size).toBe(0);
    const told = (await stationEventsOf(current(lifecycle))).filter(({ type }) =>
      type.startsWith('drill'),
    );
    expect(told.map(({ type }) => type)).toEqual([
      'drillEntered',
      'drillLeft',
      'drillEntered',
      'drillLeft',
    ]);
    const [, firstLeft] = told;
    expect(firstLeft?.type === 'drillLeft' && firstLeft.lastAt).toSatisfy(
      (at) => typeof at === 'string' && at >= before,
    );
  });

  it('practises by the packs of this desk, those installed since the last time among them', async () => {
    const lifecycle = aLifecycle();
    await lifecycle.create(facts);
    const { actor } = current(lifecycle);
    const zhejiang = packCopy('zhejiang');
    await current(lifecycle).appendStation([packInstalled(zhejiang, actor)]);
    await lifecycle.lock('asked');
    const drill = await enterDrill(lifecycle);
    const versions = (packs: readonly unknown[]) =>
      packs.map((pack) => loaded(pack).pack).map(({ id, version }) => `${id} ${version}`);
    expect(versions(drill.packs)).toEqual(['five-groups 2026.4', 'zhejiang-transfer 2026.2']);
    const caseId = uuidv7();
    const answers = { preferential: false, localRegister: false, localHome: true };
    const opening = { name: 'openCase' as const, caseId, kind: 'transferIn' as const, answers };
    const station = current(lifecycle);
    expect((await station.desk.execute(opening, station.actor)).ok).toBe(true);
    expect(await station.desk.find(caseId)).toMatchObject({
      value: { pack: { id: 'zhejiang-transfer' } },
    });
    // The record of the drill holds cases, and no packs of its own.
    expect(station.facts().packs).toEqual([]);
    await lifecycle.lock('asked');

    await lifecycle.unlock(drillPassphrase);
    const next = { ...zhejiang, version: '2026.3' };
    await current(lifecycle).appendStation([packInstalled(next, actor)]);
    await lifecycle.lock('asked');
    const again = await enterDrill(lifecycle);
    expect(versions(again.packs)).toHaveLength(3);
    const shelf = current(lifecycle).policy.shelf();
    expect(shelf.inForce('transferIn').pack.version).toBe('2026.3');
    expect(shelf.packOf({ kind: 'transferIn', pack: zhejiang }).pack.version).toBe('2026.2');
  });

  it('is not entered when the real record cannot say so', async () => {
    const lifecycle = aLifecycle();
    await lifecycle.create(facts);
    const station = current(lifecycle);
    expect(await lifecycle.eraseDrill()).toEqual({ ok: false, error: { kind: 'onlyInDrill' } });
    expect(lifecycle.current()).toBe(station);
    await lifecycle.lock('asked');
    const probe = join(folder, 'station', 'ledger', '000001.seg');
    const bytes = await readFile(probe);
    // The real record lost its beginning and the copy of it, and nobody practises behind its back.
    await rm(join(folder, 'station', 'ledger', 'checkpoint'));
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    await writeFile(probe, bytes);
    expect(await lifecycle.unlock(drillPassphrase, undefined, undefined, 'drill')).toMatchObject({
      ok: false,
    });
    expect(lifecycle.current()).toBeUndefined();
    expect(await readdir(folder)).not.toContain('drill');
  });

  it('is thrown away whole, the keys first, and begins anew', async () => {
    const lifecycle = aLifecycle();
    await lifecycle.create(facts);
    await lifecycle.lock('asked');
    const first = await enterDrill(lifecycle);
    const caseId = await submitCase(current(lifecycle));
    const copy = scratchFolder('drill-copy');
    await cp(join(folder, 'drill'), copy, { recursive: true });
    // Another name of the same file sees what becomes of its bytes.
    const sameFile = join(folder, 'drill.key.seen');
    await link(join(folder, 'drill', 'drill.key'), sameFile);
    const sealed = await readFile(sameFile);
    const halfWritten = join(folder, 'half-written.seen');
    const crashed = join(folder, 'drill', 'drill.key.0123456789ab.tmp');
    await writeFile(crashed, sealed);
    await link(crashed, halfWritten);
    expect(await lifecycle.eraseDrill()).toEqual({ ok: true, value: undefined });
    expect(lifecycle.current()).toBeUndefined();
    expect(await readdir(folder)).not.toContain('drill');
    for (const path of [sameFile, halfWritten]) {
      expect((await readFile(path)).equals(sealed)).toBe(false);
      await rm(path);
    }
    // A reset that was killed right after the key went: what is left is not taken for a drill.
    await rm(join(copy, 'drill.key'));
    await cp(copy, join(folder, 'drill'), { recursive: true });
    const second = await enterDrill(lifecycle);
    expect(second.workingSet.name).not.toBe(first.workingSet.name);
    expect(await current(lifecycle).desk.find(caseId)).toEqual({ ok: true, value: undefined });
    await lifecycle.unlock(drillPassphrase);
    const left = (await stationEventsOf(current(lifecycle))).filter(
      ({ type }) => type === 'drillLeft',
    );
    expect(left.map((event) => 'lastAt' in event)).toEqual([false, true]);
  });

  it('sets aside what does not open: the drill of another station, a damaged record', async () => {
    const other = scratchFolder('drill-other');
    const stranger = aLifecycle(other);
    await stranger.create(facts);
    await enterDrill(stranger);
    await stranger.lock('asked');
    const lifecycle = aLifecycle();
    await lifecycle.create(facts);
    await cp(join(other, 'drill'), join(folder, 'drill'), { recursive: true });
    await enterDrill(lifecycle);
    await submitCase(current(lifecycle));
    await lifecycle.lock('asked');
    const segment = join(folder, 'drill', 'ledger', '000001.seg');
    await rm(join(folder, 'drill', 'ledger', 'checkpoint'));
    const bytes = await readFile(segment);
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    await writeFile(segment, bytes);
    await enterDrill(lifecycle);
    expect(current(lifecycle).ledger.cases.size).toBe(0);
    const kept = (await readdir(folder)).filter((name) => name.startsWith('drill.unreadable-'));
    expect(kept).toHaveLength(2);
    // The torn tail of a power cut is no damage, here as there.
    await lifecycle.lock('asked');
    await appendFile(segment, Buffer.from([1, 2, 3]));
    await enterDrill(lifecycle);
  });

  it('has no line: neither pairing nor sending, whoever asks, and nothing leaves this computer', async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const host = aHost();
    const lifecycle = aLifecycle(folder, host);
    await lifecycle.create(facts);
    await lifecycle.lock('asked');
    await enterDrill(lifecycle);
    const refused = { ok: false, error: { kind: 'notInDrill' } };
    expect(await host.pair(url, 'CODE1')).toEqual(refused);
    await submitCase(current(lifecycle));
    expect(host.sendNow()).toEqual(refused);
    expect(await host.setTraffic({ bytesPerSecond: 16_000 })).toEqual(refused);
    host.wake();
    const stationCode = expect.stringMatching(/^DRILL/) as string;
    expect(host.status()).toEqual({ line: 'drill', unsent: 1, progress: [], stationCode });
    // Even a pairing that somebody smuggled into the drill's record is nobody's identity.
    const { queue } = current(lifecycle);
    await current(lifecycle).appendStation([
      {
        type: 'stationPaired',
        stationId: uuidv7(),
        stationCode: 'L2345',
        platformUrl: url,
        platformName: 'x',
        platformKeyId: 'x',
        platformPublicKey: 'x',
        token: 'x'.repeat(32),
        blocks: [],
      },
    ]);
    expect(queue.store.identity()).toBeUndefined();
    await lifecycle.lock('asked');
    server.close();
    expect(asked).toBe(0);
  });

  it('marks the very bytes that would be sent', async () => {
    const lifecycle = aLifecycle();
    await lifecycle.create(facts);
    await lifecycle.lock('asked');
    await enterDrill(lifecycle);
    await submitCase(current(lifecycle));
    const { store } = current(lifecycle).queue;
    const [entry] = store.queuedEntries();
    const text = entry === undefined ? undefined : await store.readSubmission(entry);
    const submission = submissionSchema.parse(JSON.parse(text?.ok === true ? text.value : ''));
    expect(submission.drill).toBe(true);
  });
});
