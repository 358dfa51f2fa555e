/** Stations whose policy pack names a time-stamp authority, with sealed packages in them. */
import type { RequestListener } from 'node:http';
import { webcrypto } from 'node:crypto';
import type { Station } from '../../electron/desk/station';
import type { StationParts } from '../../electron/desk/station-parts';
import type { StampHost } from '../../electron/desk/stamp-host';
import { createStampHost } from '../../electron/desk/stamp-host';
import { cryptoOver } from '../../shared/archive/signing/signature-crypto';
import type { TimestampAuthority } from '../../shared/archive/signing/timestamp-authority';
import { verifySignatures } from '../../shared/archive/signing/verify-signatures';
import { decidedCase, planArchive } from './archived-case';
import { caseOf } from './fill-at-desk';
import { serve } from './local-tsa';
import { loaded, packCopy } from './shipped-packs';
import { openStationAt } from './station-on-disk';
import { valueOf } from './station-people';

/** The five groups' pack of a district that names this authority, or none. */
export const packNaming = (timestamps: TimestampAuthority | undefined) => ({
  ...packCopy('fiveGroups'),
  ...(timestamps === undefined ? {} : { timestamps }),
});

/** Opens a station under such a pack. */
export const stationAsking = (
  folder: string,
  stationKey: Buffer,
  timestamps: TimestampAuthority | undefined,
  parts: Partial<StationParts>,
): Promise<Station> =>
  openStationAt(folder, stationKey, { ...parts, pack: loaded(packNaming(timestamps)) });

/** A host as main has it. */
export function aStampHost(): StampHost {
  return createStampHost({
    log: () => undefined,
    now: () => new Date().toISOString(),
    monotonicMs: () => performance.now(),
    onStatus: () => undefined,
  });
}

/** A case whose package is sealed. */
export async function sealedCase(station: Station): Promise<string> {
  const caseId = await decidedCase(station);
  await planArchive(station, caseId);
  valueOf(await station.paperDesk.draw(caseId));
  return caseId;
}

/** What the case knows of the time stamp of its package. */
export const stampOf = async (station: Station, caseId: string) =>
  (await caseOf(station, caseId)).archive?.package?.stamp;

/** Who signed and stamped a package, or a supplement, read from its own files. */
export async function signaturesOf(station: Station, caseId: string, supplement = 0) {
  const source = valueOf(await station.archives.source(caseId, supplement));
  return verifySignatures(source, cryptoOver(webcrypto.subtle));
}

/** An authority that a test may change while it is asked; `asked` counts. */
export async function changingAuthority(first: RequestListener) {
  let listener = first;
  let asked = 0;
  const { address, close } = await serve((request, response) => {
    asked += 1;
    listener(request, response);
  });
  return {
    address,
    close,
    asked: () => asked,
    become: (next: RequestListener) => {
      listener = next;
    },
  };
}
