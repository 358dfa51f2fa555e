/** A place for tests of time stamps in the station: a folder, authorities, stations and hosts that end with each test. */
import { readdir } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import type { StampHost } from '../../electron/desk/stamp-host';
import type { Station } from '../../electron/desk/station';
import type { TimestampAuthority } from '../../shared/archive/signing/timestamp-authority';
import { stationKey } from './backed-up-station';
import { eventually } from './eventually';
import { answering, newAuthority } from './local-tsa';
import { papersHere } from './papers-here';
import { aStampHost, changingAuthority, stampOf, stationAsking } from './stamped-station';
import { scratchFolder } from './scratch-folder';

export const silent: RequestListener = (request) => request.socket.destroy();

/** Everything that was opened is closed after each test, the last first. */
export function stampBench() {
  let folder = '';
  let ending: (() => unknown)[] = [];
  const papers = papersHere();
  const authority = newAuthority('ec', scratchFolder('authority'));
  beforeEach(() => {
    folder = scratchFolder('stamps');
  });
  afterEach(async () => {
    for (const end of ending.reverse()) await end();
    ending = [];
  });
  return {
    folder: () => folder,
    papers,
    authority,
    honest: answering(authority.reply),
    anAuthority: async (first: RequestListener) => {
      const found = await changingAuthority(first);
      ending.push(found.close);
      return found;
    },
    openAt: async (path: string, named: TimestampAuthority | undefined): Promise<Station> => {
      const station = await stationAsking(path, stationKey, named, { papers: await papers });
      ending.push(station.close);
      return station;
    },
    hostOf: (station: Pick<Station, 'stamps'>): StampHost => {
      const host = aStampHost();
      host.open(station);
      ending.push(host.close);
      return host;
    },
    /** Resolves when the package of the case has its time stamp. */
    stamped: (station: Station, caseId: string) =>
      eventually(async () => {
        const stamp = await stampOf(station, caseId);
        expect(stamp).toBeDefined();
        return stamp;
      }),
  };
}

/** Names of the files in the store of a station. */
export const blobsBelow = async (path: string) =>
  (await readdir(join(path, 'blobs'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
