/** The check of the program that runs here. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import { ok } from '../../shared/domain/result';
import type { Log } from '../log';
import type { ProgramCheck } from './program-check';
import { createProgramCheck } from './program-check';

/** From sources there is no list; on macOS the system itself holds the program against its signature. */
export function ownProgramCheck(log: Log, monotonicMs: () => number): ProgramCheck {
  if (!app.isPackaged || process.platform === 'darwin') return async () => ok({});
  return createProgramCheck({
    script: join(__dirname, 'program.cjs'),
    folder: dirname(app.getPath('exe')),
    publicKey: () => readFile(join(__dirname, 'publisher.pem'), 'utf8'),
    monotonicMs,
    log,
  });
}
