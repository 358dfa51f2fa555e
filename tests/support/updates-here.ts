/** The calls about the program itself for the random ones: who may make them, and the real desk of a program in a folder of its own. */
import { join } from 'node:path';
import { findPublisher } from '../../build/publisher.mjs';
import { createUpdateDesk } from '../../electron/update/update-desk';
import { ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';

/** Read from domain.md and not from the program: an administrator installs, everybody may know. */
export const callersAboutProgram: { readonly [call: string]: readonly string[] | 'anyone' } = {
  'diagnostics.look': 'anyone',
  'diagnostics.save': 'anyone',
  'updates.program': 'anyone',
  'updates.status': ['clerk', 'agent', 'admin', 'reviewer', 'auditor'],
  'updates.look': ['admin'],
  'updates.install': ['admin'],
  'updates.discard': ['admin'],
};

/** Nobody has a stick there. */
export function updatesHere(folder: string): Handlers['updates'] {
  const desk = createUpdateDesk({
    folder: join(folder, 'updates-here'),
    installed: async () => ({
      ...{ version: '0.1.0', form: 'deb', arch: 'x64' },
      publicKey: findPublisher().publicPem,
    }),
    putInPlace: undefined,
    log: () => undefined,
    quit: () => undefined,
  });
  return {
    program: async () => ok({}),
    status: desk.status,
    look: () => desk.look(join(folder, 'no-stick')),
    install: ({ when }) => desk.install(when),
    discard: desk.discard,
  };
}
