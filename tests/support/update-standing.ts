/** A station that gets its updates from a server, without a window: what its feed does, what of it is kept, and what the trail says. */
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { deviceSettingsIn } from '../../electron/devices/device-settings';
import { freeBytes } from '../../electron/disk/disk-room';
import { updateCalls } from '../../electron/update/update-calls';
import { createUpdateDesk } from '../../electron/update/update-desk';
import { createUpdateFeed } from '../../electron/update/update-feed';
import { nodeLine } from './update-server';
import { updateTrail } from './update-trail';

type Wanted = {
  readonly folder: string;
  /** The publisher's, SPKI in PEM. */
  readonly publicKey: string;
  /** Of the update server; an empty one: none is set. */
  readonly address: string;
  /** Bytes that the disk has room for; what it really has when nothing is said. */
  readonly room?: number | undefined;
  /** Of the program that runs. */
  readonly version?: string;
};

/** A station of 0.1.0 with this server set, at ten in the morning. */
export async function updateStanding({
  folder,
  publicKey,
  address,
  room,
  version = '0.1.0',
}: Wanted) {
  await mkdir(folder, { recursive: true });
  const told: string[] = [];
  const log = (event: string, { kind }: { kind?: unknown } = {}) =>
    void told.push(`${event} ${String(kind)}`);
  const { trail, note, shutTrail } = updateTrail();
  const installed = async () => ({
    ...{ version, form: 'appimage' as const, arch: 'x64', publicKey },
  });
  const settings = deviceSettingsIn(join(folder, 'devices.json'));
  const desk = createUpdateDesk({
    ...{ folder, installed, note, log, quit: () => undefined },
    putInPlace: async () => ({ ok: true, value: undefined }),
  });
  let time = '2026-05-20T02:00:00.000Z';
  const feed = createUpdateFeed({
    ...{ folder, settings, installed, line: nodeLine, keep: desk.keep, note, log, now: () => time },
    free: room === undefined ? freeBytes : async () => room,
  });
  const calls = updateCalls(desk, feed, async () => undefined);
  if (address !== '') await calls.setServer({ address });
  return {
    calls,
    feed,
    folder,
    settings,
    told,
    trail,
    shutTrail,
    kept: () => readdir(join(folder, 'updates')).catch(() => []),
    at: (later: string) => (time = later),
  };
}
