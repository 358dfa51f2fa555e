/** The keys for archive packages: made once, kept like everything else of the station, and never in the clear. */
import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { mirror } from '../../electron/backup/mirror';
import { restoreCopy } from '../../electron/backup/restore-copy';
import { createArchiveSigning } from '../../electron/desk/archive-signing';
import type { Station } from '../../electron/desk/station';
import { signaturePaths } from '../../shared/archive/signing/signature-files';
import { readSm2Signature } from '../../shared/archive/signing/sm2-signature';
import type { Places } from '../support/backed-up-station';
import {
  headOf,
  mirrorRequest,
  newPlaces,
  restoreRequest,
  stationKey,
} from '../support/backed-up-station';
import { canaryScanner } from '../support/canary-scan';
import { openStationAt } from '../support/station-on-disk';
import { valueOf } from '../support/station-people';

const root = Buffer.from('root');
let places: Places;
beforeEach(async () => {
  places = await newPlaces();
});

const signingOf = (station: Station) =>
  createArchiveSigning({ station, now: () => new Date().toISOString(), log: () => undefined });
const keysOf = (station: Station) => station.facts().archiveKeys;

describe('the keys of archive packages', () => {
  it('are made at the first use, once for all that ask together, and stay the same', async () => {
    const first = await openStationAt(places.station, stationKey);
    expect(keysOf(first)).toEqual([]);
    const signing = signingOf(first);
    const all = await Promise.all([signing.sign(root), signing.sign(root), signing.publicKey()]);
    expect(all.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(keysOf(first)).toHaveLength(1);
    const { fingerprint, sm2PublicKey } = valueOf(await signing.publicKey());
    await first.close();

    const again = await openStationAt(places.station, stationKey);
    const later = signingOf(again);
    const files = valueOf(await later.sign(root));
    const sm2 = files.find(({ path }) => path === signaturePaths.sm2)?.bytes ?? new Uint8Array();
    expect(readSm2Signature(sm2)?.publicKey).toBe(sm2PublicKey);
    expect(later.expected()).toEqual({
      fingerprints: [fingerprint],
      sm2PublicKeys: [sm2PublicKey],
    });
    await again.close();
  });

  it('come back with a back-up', async () => {
    const station = await openStationAt(places.station, stationKey);
    const { fingerprint } = valueOf(await signingOf(station).publicKey());
    const request = mirrorRequest(places, await headOf(station));
    expect(await mirror(request, () => undefined)).toMatchObject({ ok: true });
    await station.close();
    expect(await restoreCopy(restoreRequest(places), () => undefined)).toMatchObject({ ok: true });
    const restored = await openStationAt(places.restored, stationKey);
    expect(valueOf(await signingOf(restored).publicKey()).fingerprint).toBe(fingerprint);
    expect(keysOf(restored)).toHaveLength(1);
    await restored.close();
  });

  it('are nowhere readable on the disk', async () => {
    const station = await openStationAt(places.station, stationKey);
    valueOf(await signingOf(station).sign(root));
    const [key] = keysOf(station);
    await station.close();
    const scalar = Buffer.from(key?.signingKey ?? '', 'base64').subarray(36, 68);
    const secrets = [key?.sm2PrivateKey ?? '', key?.signingKey ?? '', scalar.toString('hex')];
    const scanner = canaryScanner(secrets);
    const { traces, files } = await scanner.inFolders([places.folder]);
    expect(files).toBeGreaterThan(3);
    expect(traces).toEqual([]);
    expect(scanner.inBytes(Buffer.from(JSON.stringify(key)))).not.toEqual([]);
  });

  it('sign nothing any more once the station is locked', async () => {
    const station = await openStationAt(places.station, stationKey);
    const signing = signingOf(station);
    valueOf(await signing.sign(root));
    await station.close();
    expect(await signing.sign(root)).toEqual({ ok: false, error: { kind: 'stationLocked' } });
  });

  it('are made anew when the platform gives the station another code; both are its own', async () => {
    const station = await openStationAt(places.station, stationKey);
    const signing = signingOf(station);
    const before = valueOf(await signing.publicKey());
    const paired = await station.appendStation([
      {
        type: 'stationPaired',
        stationId: station.operator.id,
        stationCode: 'GZ01',
        platformUrl: 'https://platform.example',
        platformName: '区平台',
        platformKeyId: 'k1',
        platformPublicKey: 'AAAA',
        token: 'token',
        blocks: [],
      },
    ]);
    expect(paired.ok).toBe(true);
    const after = valueOf(await signing.publicKey());
    expect(after.fingerprint).not.toBe(before.fingerprint);
    expect(signing.expected().fingerprints).toEqual([before.fingerprint, after.fingerprint]);
    const certificate = new X509Certificate(after.certificatePem);
    expect(certificate.subject).toContain('CN=望潮小学 GZ01');
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    await station.close();
  });

  it('that could not be written down sign nothing', async () => {
    const station = await openStationAt(join(places.folder, 'full'), stationKey);
    const full = {
      ...station,
      appendStation: async () => ({
        ok: false as const,
        error: { kind: 'storageFailed' as const },
      }),
    };
    expect(await signingOf(full).sign(root)).toEqual({
      ok: false,
      error: { kind: 'storageFailed' },
    });
    expect(keysOf(station)).toEqual([]);
    await station.close();
  });
});
