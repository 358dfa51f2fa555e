/** The program that runs here: its check at the start, and its updates. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app } from 'electron';
import { ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import { askForFolder } from '../files/choose-file';
import type { Log } from '../log';
import { appImageOf, installedForm } from './installed-form';
import type { ProgramCheck } from './program-check';
import { createProgramCheck } from './program-check';
import { handToInstaller, replaceAppImage } from './put-in-place';
import type { PutInPlace, UpdateDesk } from './update-desk';
import { createUpdateDesk } from './update-desk';

/** The publisher's, SPKI in PEM: put beside the bundle when the program was built. */
const publicKey = () => readFile(join(__dirname, 'publisher.pem'), 'utf8');

/** From sources there is no list; on macOS the system itself holds the program against its signature. */
function ownProgramCheck(log: Log, monotonicMs: () => number): ProgramCheck {
  if (!app.isPackaged || process.platform === 'darwin') return async () => ok({});
  return createProgramCheck({
    script: join(__dirname, 'program.cjs'),
    folder: dirname(app.getPath('exe')),
    publicKey,
    monotonicMs,
    log,
  });
}

function ownPutInPlace(form: ReturnType<typeof installedForm>, exe: string) {
  const appImage = appImageOf({ isPackaged: app.isPackaged, exe, env: process.env });
  const replace: PutInPlace = async (update, again) => {
    if (appImage === undefined) {
      handToInstaller(update, process.resourcesPath, again);
      return ok(undefined);
    }
    const placed = await replaceAppImage(update, appImage);
    if (again) app.relaunch({ execPath: appImage, args: [] });
    return placed;
  };
  return form === 'appimage' || form === 'deb' ? replace : undefined;
}

/** The check, the desk of its updates, and what the window may call of both. */
export function startOwnProgram(parts: {
  readonly folder: string;
  readonly window: () => BrowserWindow | undefined;
  readonly log: Log;
  readonly monotonicMs: () => number;
}): {
  readonly check: ProgramCheck;
  readonly handlers: Handlers['updates'];
  readonly finish: UpdateDesk['finish'];
} {
  const { folder, window, log, monotonicMs } = parts;
  const check = ownProgramCheck(log, monotonicMs);
  const exe = app.getPath('exe');
  const { platform, env } = process;
  const form = installedForm({ isPackaged: app.isPackaged, platform, exe, env });
  const desk = createUpdateDesk({
    folder,
    installed: async () => ({
      ...{ version: app.getVersion(), form, arch: process.arch },
      publicKey: await publicKey(),
    }),
    putInPlace: ownPutInPlace(form, exe),
    log,
    quit: () => app.quit(),
  });
  const handlers: Handlers['updates'] = {
    program: check,
    status: desk.status,
    look: async () => {
      const chosen = await askForFolder(window());
      return chosen === undefined ? desk.status() : desk.look(chosen);
    },
    install: ({ when }) => desk.install(when),
    discard: desk.discard,
  };
  return { check, handlers, finish: desk.finish };
}
