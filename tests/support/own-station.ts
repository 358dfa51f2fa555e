/** A file's own station and folder: closed and gone after its last test, also when something before the first one failed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { stationPages, type StationPages } from '../e2e/pages/station-pages';
import { launchStation, type Station, type StationRequest } from './electron-app';

export interface OwnStation {
  /** The folder, the same at every call. */
  readonly folder: () => Promise<string>;
  /** Opens the program on that folder, or on one below it; of several in turn the last one is closed at the end. */
  readonly open: (
    request?: Omit<StationRequest, 'userDataDir'> & { readonly below?: string },
  ) => Promise<{
    readonly folder: string;
    readonly station: Station;
    readonly pages: StationPages;
  }>;
}

/** `name` is how the folder's name begins. */
export function ownStation(name: string): OwnStation {
  let folder: string | undefined;
  let station: Station | undefined;
  const own = async () => (folder ??= await mkdtemp(join(tmpdir(), `${name}-`)));
  test.afterAll(async () => {
    await station?.close();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });
  return {
    folder: own,
    open: async ({ below = '', ...request } = {}) => {
      const place = await own();
      station = await launchStation({ userDataDir: join(place, below), ...request });
      return { folder: place, station, pages: stationPages(station.page) };
    },
  };
}
