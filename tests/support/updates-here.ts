/** The calls about the program itself for the random ones: who may make them, and the real desk of a program in a folder of its own. */
import { join } from 'node:path';
import { findPublisher } from '../../build/publisher.mjs';
import { deviceSettingsIn } from '../../electron/devices/device-settings';
import type { Installed } from '../../electron/update/read-release';
import { updateCalls } from '../../electron/update/update-calls';
import { createUpdateDesk } from '../../electron/update/update-desk';
import { freeBytes } from '../../electron/disk/disk-room';
import { createUpdateFeed } from '../../electron/update/update-feed';
import { ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import { nodeLine } from './update-server';

/** Read from domain.md and not from the program: an administrator installs, everybody may know. */
export const callersAboutProgram: { readonly [call: string]: readonly string[] | 'anyone' } = {
  'diagnostics.look': 'anyone',
  'diagnostics.save': 'anyone',
  'updates.program': 'anyone',
  'updates.status': ['clerk', 'agent', 'admin', 'reviewer', 'auditor'],
  'updates.look': ['admin'],
  'updates.install': ['admin'],
  'updates.discard': ['admin'],
  'updates.setServer': ['admin'],
  'updates.seek': ['admin'],
  'updates.download': ['admin'],
  'updates.stop': ['admin'],
};

/** Nobody has a stick there, and no server is set. */
export function updatesHere(folder: string): Handlers['updates'] {
  const here = join(folder, 'updates-here');
  const installed = async (): Promise<Installed> => ({
    ...{ version: '0.1.0', form: 'deb', arch: 'x64' },
    publicKey: findPublisher().publicPem,
  });
  const log = () => undefined;
  const note = async () => ok(undefined);
  const desk = createUpdateDesk({
    ...{ folder: here, installed, putInPlace: undefined, note, log },
    quit: () => undefined,
  });
  const feed = createUpdateFeed({
    ...{ folder: here, installed, line: nodeLine, keep: desk.keep, note, log, free: freeBytes },
    settings: deviceSettingsIn(join(folder, 'update-devices.json')),
    now: () => '2026-05-20T02:00:00.000Z',
  });
  return {
    program: async () => ok({}),
    ...updateCalls(desk, feed, async () => join(folder, 'no-stick')),
  };
}
