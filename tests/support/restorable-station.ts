/** A backed-up station with an administrator, a clerk and a recovery key, and programs that restore it at their door. */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createBackupService } from '../../electron/backup/backup-service';
import type { Jobs } from '../../electron/backup/job-client';
import { createJobs } from '../../electron/backup/job-client';
import type { OpenVaultBy } from '../../electron/backup/restore-service';
import { createRestoreService } from '../../electron/backup/restore-service';
import { createRecoveryDesk } from '../../electron/desk/recovery-desk';
import { openCopiedVault } from '../../electron/vault/copied-vault';
import { ok } from '../../shared/domain/result';
import type { RestoreKey } from '../../shared/ipc/calls/restore';
import { addCase } from './backed-up-station';
import { triesIn } from './counted-tries';
import { scratchFolder } from './scratch-folder';
import { added, founder, openStation, own, startProgram, valueOf } from './station-people';
import { quickThread } from './vault-on-disk';

const now = () => new Date().toISOString();
const silent = () => undefined;

/** A station with one case, open, and the drive that its back-up goes to. */
export async function aNewStation(clock: { readonly monotonicMs?: () => number } = {}) {
  const station = join(scratchFolder('old-computer'), 'station');
  const volume = join(scratchFolder('backup-disk'), 'usb');
  for (const folder of [dirname(station), volume]) await mkdir(folder, { recursive: true });
  const program = startProgram(station, clock);
  valueOf(await program.lifecycle.create(founder));
  return { station, volume, program, caseId: await addCase(openStation(program)) };
}

type NewStation = Awaited<ReturnType<typeof aNewStation>>;

/** Backs the open station up to its drive, and locks it. */
export async function backUpAndLock(
  { station, volume, program }: Pick<NewStation, 'station' | 'volume' | 'program'>,
  script: string,
): Promise<void> {
  const service = createBackupService({
    dataFolder: dirname(station),
    stationFolder: station,
    jobs: createJobs(script),
    monotonicMs: () => performance.now(),
    now,
    log: silent,
    onStatus: silent,
    hasRoom: () => true,
  });
  await service.open(openStation(program));
  valueOf(await service.choose(volume));
  await service.close();
  await program.lifecycle.lock('asked');
  await service.settle(20_000);
}

/** The restores of a program just started, as main puts them together. */
export function restoresAt(
  station: string,
  { lifecycle, vault }: Pick<NewStation['program'], 'lifecycle' | 'vault'>,
  jobs: Jobs,
  clock?: () => number,
) {
  return createRestoreService({
    stationFolder: station,
    jobs,
    monotonicMs: () => performance.now(),
    now,
    log: silent,
    isOpen: () => lifecycle.current() !== undefined,
    alone: lifecycle.alone,
    onInstalled: silent,
    onProgress: silent,
    tries: { station: vault.tries, own: triesIn(dirname(station), clock) },
  });
}

/** Opens the vault of a copy. */
export const openCopyBy =
  (by: RestoreKey): OpenVaultBy =>
  async (folder, tries) => {
    const copy = openCopiedVault(folder, quickThread, tries);
    const opened =
      'sheets' in by ? await copy.recover(by.sheets) : await copy.unlock(by.code, by.passphrase);
    return opened.ok ? ok(opened.value.stationKey) : opened;
  };

/** Backed up to `volume` and locked; the founder is 01, the clerk K07. `script` is the thread's program. */
export async function aRestorableStation(script: string) {
  let clock = 0;
  const made = await aNewStation({ monotonicMs: () => clock });
  const { station, volume, program } = made;
  const open = openStation(program);
  const desk = createRecoveryDesk({
    vault: program.vault,
    now,
    papers: {
      makeRecoverySheet: async ({ lines }) =>
        ok({ bytes: Buffer.from(lines.join('\n')), pages: 1, missingGlyphs: [] }),
    },
  });
  valueOf(await desk.make(open));
  const read = async (sheet: number) =>
    Buffer.from(valueOf(await desk.sheetPdf(open, sheet))).toString();
  const sheets: [string, string] = [await read(1), await read(2)];
  const { startPassphrase } = await added(program, 'K07', 'clerk');
  await program.lifecycle.lock('asked');
  valueOf(await program.lifecycle.unlock(startPassphrase, 'K07', own));
  await program.lifecycle.lock('asked');
  valueOf(await program.lifecycle.unlock(founder.passphrase, '01'));
  await backUpAndLock(made, script);

  /** The program and its restore, just started, as main puts them together; the drive is chosen already. */
  async function atTheDoor(at = station) {
    const started = startProgram(at, {
      monotonicMs: () => clock,
      isRestoring: () => restores.isRunning(),
    });
    const { lifecycle, vault } = started;
    const restores = restoresAt(at, started, createJobs(script), () => clock);
    valueOf(await restores.find(volume));
    const restore = (by: RestoreKey, agreedBy?: RestoreKey) =>
      restores.start(
        '1',
        openCopyBy('sheets' in by ? by : { ...by, code: by.code ?? '01' }),
        false,
        agreedBy === undefined ? undefined : () => lifecycle.agree({ code: '01', ...agreedBy }),
      );
    return { lifecycle, vault, restores, restore };
  }

  return {
    station,
    volume,
    sheets,
    program,
    atTheDoor,
    pass: (ms: number) => {
      clock += ms;
    },
  };
}
