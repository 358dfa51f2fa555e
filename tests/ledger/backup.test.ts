/** Back-up and restore over a real disk: bit-exact, incremental, whole at every moment, and honest about damage. */
import { appendFile, cp, mkdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDestroyedFiles } from '../../electron/backup/destroyed-files';
import type { MirrorRequest } from '../../electron/backup/job';
import { mirror } from '../../electron/backup/mirror';
import { restoreCopy } from '../../electron/backup/restore-copy';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import type { Places } from '../support/backed-up-station';
import {
  addCase,
  everyCaseOpens,
  filesOf,
  headOf,
  mirrorRequest,
  newPlaces,
  restoreRequest,
  stationKey,
} from '../support/backed-up-station';
import { openStationAt } from '../support/station-on-disk';

let places: Places;
let folder: string;
let station: string;
let volume: string;
let target: string;
beforeEach(async () => {
  places = await newPlaces();
  ({ folder, station, volume, target } = places);
});

async function backUp(open: Station, more: Partial<MirrorRequest> = {}) {
  const cases = open.ledger.cases.size;
  const request = mirrorRequest(places, await headOf(open), { cases, ...more });
  const done = await mirror(request, () => undefined);
  if (!done.ok) throw new Error(done.error.kind);
  return done.value;
}

const restore = (partial = false) =>
  restoreCopy(restoreRequest(places, { backup: target, partial }), () => undefined);

describe('a back-up', () => {
  it('restores bit-exact, and every case opens', async () => {
    const open = await openStationAt(station, stationKey);
    const ids = [await addCase(open), await addCase(open), await addCase(open)];
    await backUp(open);
    await open.close();
    expect(await restore()).toMatchObject({ ok: true, value: { lost: [], cases: 3 } });
    expect(await filesOf(join(folder, 'new'))).toEqual(await filesOf(station));
    await everyCaseOpens(join(folder, 'new'), ids);
  });

  it('copies only what is new, and nothing that came after its head', async () => {
    const open = await openStationAt(station, stationKey);
    const first = await addCase(open);
    const one = await backUp(open);
    const second = await addCase(open);
    const head = await headOf(open);
    const two = await backUp(open, { known: one.known, head });
    // One key, four pictures, one segment.
    expect(two.copiedFiles).toBe(6);
    await addCase(open);
    const three = await backUp(open, { known: two.known, head });
    expect(three.copiedBytes).toBeGreaterThan(0);
    await open.close();
    expect(await restore()).toMatchObject({ ok: true, value: { head } });
    await everyCaseOpens(join(folder, 'new'), [first, second]);
    const again = await openStationAt(join(folder, 'new'), stationKey);
    expect(again.ledger.cases.size).toBe(2);
    await again.close();
  });

  it('follows a segment that was written anew, and keeps the state before until the new one stands', async () => {
    const open = await openStationAt(station, stationKey);
    const caseId = await addCase(open);
    await backUp(open);
    await open.close();
    const segment = join(station, 'ledger', '000001.seg');
    const before = await readFile(segment);
    // As compaction does it: another file with other bytes under the same name, and the same hashes.
    const stood = before.subarray(-32);
    await rm(join(station, 'ledger'), { recursive: true });
    const fresh = await openStationAt(station, newKey());
    await fresh.close();
    const head = { seq: 1, hash: (await readFile(segment)).subarray(-32).toString('hex') };
    await appendFile(segment, stood);
    const done = await mirror(mirrorRequest(places, head), () => undefined);
    expect(done).toMatchObject({ ok: true });
    const own = (await readFile(segment)).subarray(0, -32);
    expect(await readFile(join(target, 'ledger', '000001.seg'))).toEqual(own);
    // The newest list is lost: what it replaced is still there.
    await writeFile(join(target, 'manifest.json'), 'gone');
    expect(await restore()).toMatchObject({ ok: true });
    expect(await readFile(join(folder, 'new', 'ledger', '000001.seg'))).toEqual(before);
    await everyCaseOpens(join(folder, 'new'), [caseId]);
  });

  it('keeps a key that was lost, and destroys one that was destroyed', async () => {
    const open = await openStationAt(station, stationKey);
    const [lost, destroyed] = [await addCase(open), await addCase(open)];
    await backUp(open);
    const path = (caseId: string) => join('keys', caseId.slice(-2), `${caseId}.key`);
    for (const caseId of [lost, destroyed]) await rm(join(station, path(caseId)));
    await backUp(open, { destroyed: [path(destroyed)] });
    await open.close();
    const copies = await filesOf(target);
    expect(copies.has(path(lost))).toBe(true);
    expect([...copies.keys()].filter((name) => name.includes(destroyed))).toEqual([]);
    expect(await restore()).toMatchObject({ ok: true, value: { lost: [] } });
    expect((await filesOf(join(folder, 'new'))).has(path(lost))).toBe(true);
  });

  describe('of a destroyed case', () => {
    let open: Station;
    let [gone, stays] = ['', ''];
    let before: Map<string, string>;
    let destroyed: string[];
    beforeEach(async () => {
      open = await openStationAt(station, stationKey);
      [gone, stays] = [await addCase(open), await addCase(open)];
      await backUp(open);
      before = await filesOf(target);
      expect(await open.destroyCase(gone, open.actor)).toMatchObject({ ok: true });
      const head = open.ledger.durableHead();
      destroyed = await createDestroyedFiles().between(open, 0, head);
      expect(await createDestroyedFiles().between(open, 0, head - 1)).toEqual([]);
      expect(await createDestroyedFiles().between(open, head, head + 9)).toEqual([]);
      // One key and the four pictures.
      const own = new Set((await filesOf(station)).keys());
      const copies = [...before.keys()].filter((path) => /^(keys|blobs)\//.test(path));
      expect(destroyed.toSorted()).toEqual(copies.filter((path) => !own.has(path)).toSorted());
      expect(destroyed).toHaveLength(5);
    });
    /** As a kill between the new manifest and the dropping leaves it. */
    const putBack = async () => {
      for (const path of destroyed) {
        await writeFile(join(target, path), Buffer.from(before.get(path) ?? '', 'base64'));
      }
    };
    const leftOf = async () =>
      [...(await filesOf(target)).keys()].filter((path) =>
        destroyed.some((each) => path.startsWith(each)),
      );

    it('drops key and pictures, also when killed before it had dropped them, and needs none of them', async () => {
      const one = await backUp(open, { destroyed });
      expect(await leftOf()).toEqual([]);
      await putBack();
      const two = await backUp(open, { destroyed, known: one.known });
      expect(await leftOf()).toEqual([]);
      await putBack();
      const key = destroyed.find((path) => path.startsWith('keys/')) ?? '';
      await writeFile(join(target, `${key}.0123456789ab.tmp`), 'half a key');
      // No manifest names them any more; the first back-up after a start looks for itself.
      await backUp(open, { destroyed, known: two.known });
      await backUp(open, { destroyed, known: two.known });
      await backUp(open, { destroyed });
      expect(await leftOf()).toEqual([]);
      await open.close();
      expect(await restore()).toMatchObject({ ok: true, value: { lost: [] } });
      await everyCaseOpens(join(folder, 'new'), [stays]);
    });

    it('copies nothing of it either while its files still wait to be removed', async () => {
      for (const path of destroyed) {
        await writeFile(join(station, path), Buffer.from(before.get(path) ?? '', 'base64'));
      }
      await backUp(open, { destroyed });
      expect(await leftOf()).toEqual([]);
      await open.close();
    });

    it('changes nothing of a back-up that this key does not vouch for, or that a later program made', async () => {
      await open.close();
      const older = await openStationAt(station, stationKey);
      const head = await headOf(older);
      const before = await filesOf(target);
      const foreign = mirrorRequest(places, head, { destroyed, key: newKey() });
      const refused = { ok: false, error: { kind: 'backupFolderForeign' } };
      expect(await mirror(foreign, () => undefined)).toEqual(refused);
      expect(await filesOf(target)).toEqual(before);
      for (const name of ['manifest.json', 'manifest.previous.json']) {
        await writeFile(join(target, name), JSON.stringify({ format: 2 }));
      }
      const later = await filesOf(target);
      expect(await mirror(mirrorRequest(places, head), () => undefined)).toEqual(refused);
      expect(await filesOf(target)).toEqual(later);
      await older.close();
    });
  });

  it('says whose disk failed, and makes no folder where the drive is not there', async () => {
    const open = await openStationAt(station, stationKey);
    const head = await headOf(open);
    await rm(volume, { recursive: true });
    expect(await mirror(mirrorRequest(places, head), () => undefined)).toEqual({
      ok: false,
      error: { kind: 'backupFolderMissing' },
    });
    await expect(stat(volume)).rejects.toThrow();
    await mkdir(volume);
    const other = { seq: 9, hash: 'ab'.repeat(32) };
    expect(await mirror(mirrorRequest(places, other), () => undefined)).toEqual({
      ok: false,
      error: { kind: 'backupSourceFailed' },
    });
    await open.close();
  });
});

describe('a spoilt back-up', () => {
  let ids: string[];
  beforeEach(async () => {
    const open = await openStationAt(station, stationKey);
    ids = [await addCase(open), await addCase(open)];
    await backUp(open);
    await open.close();
  });

  const flip = async (path: string) => {
    const bytes = await readFile(path);
    const at = Math.floor(bytes.byteLength / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(path, bytes);
  };
  const some = async (under: string) =>
    [...(await filesOf(target)).keys()].find((name) => name.startsWith(under)) ?? '';

  it('is refused with the name of the damaged picture, and restored without it when asked', async () => {
    const name = await some('blobs/');
    await flip(join(target, name));
    expect(await restore()).toEqual({
      ok: false,
      error: { kind: 'backupDamaged', names: [name], keys: 0, pictures: 1, record: false },
    });
    await expect(stat(join(folder, 'new'))).rejects.toThrow();
    expect(await restore(true)).toMatchObject({ ok: true, value: { lost: [name] } });
    const open = await openStationAt(join(folder, 'new'), stationKey);
    expect(open.ledger.cases.size).toBe(2);
    await open.close();
  });

  it.for([
    ['a flipped bit in the ledger', () => flip(join(target, 'ledger', '000001.seg'))],
    ['a ledger cut short', () => truncate(join(target, 'ledger', '000001.seg'), 200)],
    ['no vault', () => rm(join(target, 'vault.json'))],
  ] as const)('is refused whole with %s', async ([, spoil]) => {
    await spoil();
    expect(await restore(true)).toMatchObject({
      ok: false,
      error: { kind: 'backupDamaged', record: true },
    });
    await expect(stat(join(folder, 'new'))).rejects.toThrow();
  });

  it.for([
    ['without its list', 'backupIncomplete', (name: string) => rm(name)],
    ['with its list cut short', 'backupIncomplete', (name: string) => truncate(name, 40)],
    [
      'with a list that names other files',
      'backupIncomplete',
      (name: string) => appendFile(name, '../../etc/passwd\t1\t' + 'ab'.repeat(32) + '\n'),
    ],
  ] as const)('is refused %s', async ([, kind, spoil]) => {
    await spoil(join(target, await some('inventory-')));
    expect(await restore()).toEqual({ ok: false, error: { kind } });
  });

  it('is refused when another key made it, and when a newer program did', async () => {
    const manifest = join(target, 'manifest.json');
    const text = await readFile(manifest, 'utf8');
    await writeFile(manifest, text.replace('"cases":2', '"cases":3'));
    expect(await restore()).toEqual({ ok: false, error: { kind: 'backupNotGenuine' } });
    await writeFile(manifest, text.replace('"format":1', '"format":2'));
    expect(await restore()).toEqual({ ok: false, error: { kind: 'backupTooNew' } });
  });

  it('is mended by the next back-up once the damage is known', async () => {
    const names = [await some('blobs/'), await some('keys/'), 'ledger/000001.seg', 'vault.json'];
    for (const name of names) await flip(join(target, name));
    const open = await openStationAt(station, stationKey);
    await backUp(open, { suspects: names });
    await open.close();
    expect(await restore()).toMatchObject({ ok: true, value: { lost: [] } });
    await everyCaseOpens(join(folder, 'new'), ids);
    expect(await filesOf(join(folder, 'new'))).toEqual(await filesOf(station));
  });

  it('is copied by hand to another place and restores from there', async () => {
    await cp(target, join(folder, 'copy'), { recursive: true });
    target = join(folder, 'copy');
    expect(await restore()).toMatchObject({ ok: true, value: { lost: [] } });
  });
});
