/** The program that runs here: its check at the start, and its updates. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app } from 'electron';
import { ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import type { DeviceSettingsFile } from '../devices/device-settings';
import { freeBytes } from '../disk/disk-room';
import { askForFolder } from '../files/choose-file';
import type { Log } from '../log';
import { systemLine } from './feed-line';
import { appImageOf, installedForm } from './installed-form';
import type { ProgramCheck } from './program-check';
import { createProgramCheck } from './program-check';
import { handToInstaller, replaceAppImage } from './put-in-place';
import type { NoteUpdate, PutInPlace, UpdateDesk } from './update-desk';
import { updateCalls } from './update-calls';
import { createUpdateDesk } from './update-desk';
import { createUpdateFeed } from './update-feed';

/** Whether a day has gone by is looked at this often. */
const hourMs = 60 * 60 * 1_000;

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
  const replace: PutInPlace = async (update, again, outcome) => {
    if (appImage === undefined) {
      handToInstaller(update, process.resourcesPath, again, outcome);
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
  readonly settings: DeviceSettingsFile;
  readonly window: () => BrowserWindow | undefined;
  readonly note: NoteUpdate;
  readonly log: Log;
  readonly monotonicMs: () => number;
}): {
  readonly check: ProgramCheck;
  readonly handlers: Handlers['updates'];
  readonly finish: UpdateDesk['finish'];
} {
  const { folder, settings, window, note, log, monotonicMs } = parts;
  const check = ownProgramCheck(log, monotonicMs);
  const exe = app.getPath('exe');
  const { platform, env } = process;
  const form = installedForm({ isPackaged: app.isPackaged, platform, exe, env });
  const installed = async () => ({
    ...{ version: app.getVersion(), form, arch: process.arch },
    publicKey: await publicKey(),
  });
  const desk = createUpdateDesk({
    folder,
    installed,
    putInPlace: ownPutInPlace(form, exe),
    note,
    log,
    quit: () => app.quit(),
  });
  const feed = createUpdateFeed({
    ...{ folder, settings, installed, line: systemLine, keep: desk.keep, note, log },
    now: () => new Date().toISOString(),
    free: freeBytes,
  });
  setInterval(() => void feed.daily(), hourMs);
  const handlers: Handlers['updates'] = {
    program: check,
    ...updateCalls(desk, feed, () => askForFolder(window())),
  };
  const finish = async () => {
    await feed.rest();
    await desk.finish();
  };
  return { check, handlers, finish };
}
