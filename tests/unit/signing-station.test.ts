/** Whose archive key signed a package: proved by the station's own key, named by the directories, and by nothing that anybody can write. */
import { describe, expect, it } from 'vitest';
import { noPlatforms } from '../../electron/desk/platform-facts';
import { signingStation } from '../../electron/desk/signing-station';
import type { ArchiveKey } from '../../shared/archive/signing/archive-key-schema';
import { readCertificate } from '../../shared/archive/signing/certificate';
import type { StationWord } from '../../shared/archive/signing/station-word';
import { stationWordIn } from '../../shared/archive/signing/station-word';
import { sha256Hex } from '../../electron/vault/seal';
import { anArchiveKey } from '../support/archive-keys';
import { newStationKey } from '../support/platform-builders';
import { pairedWith } from '../support/station-people';

const at = '2026-08-15T02:03:04.000Z';
const asOf = '2026-08-20T01:00:00.000Z';
const signer = { school: '望潮小学', stationCode: 'LS02', drill: false };
const [theirs, ours, thief] = [newStationKey(), newStationKey(), newStationKey()];

function evolvedPairing() {
  const event = pairedWith({ id: 'city', publicKey: Buffer.alloc(32, 1).toString('base64') });
  if (event.type !== 'stationPaired') throw new Error('not paired');
  return event;
}

/** What this station knows; `revokedAt` of the other one, where that is in its directory at all. */
function known({ listed = true, revokedAt }: { listed?: boolean; revokedAt?: string } = {}) {
  const one = {
    code: 'LS02',
    name: '望潮小学',
    publicKey: theirs.publicKey,
    certificate: '',
    pairedAt: at,
    ...(revokedAt === undefined ? {} : { revokedAt }),
  };
  const pairing = evolvedPairing();
  const stations = new Map(listed ? [['LS02', one]] : []);
  return {
    ...noPlatforms,
    pairing,
    directory: { stations, asOf },
    publicKey: ours.publicKey,
    archiveKeys: [] as readonly ArchiveKey[],
  };
}

/** The signature of a package as it was verified; `word` in the place of what the certificate says. */
function cmsOf(key: ArchiveKey, word?: StationWord) {
  const der = Buffer.from(key.certificate, 'base64');
  const certificate = readCertificate(der);
  if (certificate === undefined) throw new Error('no certificate');
  const said = word === undefined ? certificate : { ...certificate, station: word };
  return { certificate: said, fingerprint: sha256Hex(der) };
}

describe('the station that signed a package', () => {
  it('is named by the directory, with what became of it', async () => {
    const cms = cmsOf(await anArchiveKey(signer, at, theirs));
    expect(signingStation(cms, known())).toEqual({
      station: { known: 'listed', code: 'LS02', name: '望潮小学', asOf },
    });
    const revokedAt = '2026-08-10T01:00:00.000Z';
    expect(signingStation(cms, known({ revokedAt })).station).toMatchObject({ revokedAt });
    expect(signingStation(cms, known({ listed: false }))).toEqual({
      station: { known: 'notListed', code: 'LS02' },
    });
  });
  it('is this one by its own key, also by one that was made before it said whose it is', async () => {
    const key = await anArchiveKey(signer, at, ours);
    const own = { station: { known: 'own' } };
    expect(signingStation(cmsOf(key), known())).toEqual(own);
    const older = await anArchiveKey(signer, at, thief);
    expect(signingStation(cmsOf(older), { ...known(), archiveKeys: [older] })).toEqual(own);
  });
  it('is nobody where the word of another key was put into the certificate', async () => {
    const theirWord = cmsOf(await anArchiveKey(signer, at, theirs)).certificate.station;
    const stolen = await anArchiveKey(signer, at, thief);
    if (theirWord === undefined) throw new Error('no word');
    expect(signingStation(cmsOf(stolen, theirWord), known())).toEqual({});
    const genuine = cmsOf(await anArchiveKey(signer, at, theirs));
    const renamed = { ...theirWord, stationCode: 'LS03' };
    expect(signingStation({ ...genuine, ...cmsOf(stolen, renamed) }, known())).toEqual({});
    const swapped = { ...theirWord, publicKey: thief.publicKey };
    expect(signingStation(cmsOf(stolen, swapped), known())).toEqual({});
  });
  it('is not read from names that are none of ours', () => {
    const names = (text: string) => {
      const bytes = Buffer.from(text, 'latin1');
      return Uint8Array.from([0x30, bytes.length + 2, 0x86, bytes.length, ...bytes]);
    };
    expect(stationWordIn(undefined)).toBeUndefined();
    expect(stationWordIn(Uint8Array.of(0x30, 0x05))).toBeUndefined();
    expect(stationWordIn(names('https://school.example/'))).toBeUndefined();
    expect(stationWordIn(names('enrollment-station:ls02/x/y'))).toBeUndefined();
  });
});
