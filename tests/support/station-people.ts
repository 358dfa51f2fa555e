/** Programs over one station folder with several operators, as the tests of the vault need them. */
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { createOperatorDesk } from '../../electron/desk/operator-desk';
import type { Station } from '../../electron/desk/station';
import type { PackKey } from '../../electron/policy/pack-keys';
import type { OperatorRole } from '../../shared/domain/command';
import type { StationEvent } from '../../shared/ledger/station-event';
import { entriesOf, stationEventsOf } from './station-on-disk';
import { valueOf } from './value-of';
import { aProgram } from './vault-on-disk';

export { valueOf };

export const founder = { passphrase: 'correct horse', operatorName: '程望', school: '望潮小学' };
/** What somebody chooses instead of a start passphrase. */
export const own = '梧桐 battery staple';

export type Program = ReturnType<typeof startProgram>;

/** A program with the desk for its people; starting one anew is a restart. */
export function startProgram(folder: string, parts: Parameters<typeof aProgram>[1] = {}) {
  const program = aProgram(folder, parts);
  return { ...program, desk: createOperatorDesk(program.vault) };
}

/** A station just set up by its founder. */
export async function newProgram(
  folder: string,
  parts: Parameters<typeof aProgram>[1] = {},
): Promise<Program> {
  const program = startProgram(folder, parts);
  valueOf(await program.lifecycle.create(founder));
  return program;
}

/** A locked station for a window with these user data, as people left it who did `work`. */
export async function leaveStation(
  userDataDir: string,
  work: (station: Station, program: Program) => Promise<unknown>,
  parts: Parameters<typeof aProgram>[1] = {},
): Promise<void> {
  const kdfScript = join(import.meta.dirname, '../../dist/main/kdf.cjs');
  const program = await newProgram(join(userDataDir, 'station'), { kdfScript, ...parts });
  await work(openStation(program), program);
  await program.lifecycle.lock('asked');
}

/** The station that is unlocked. */
export function openStation({ lifecycle }: Program): Station {
  const station = lifecycle.current();
  if (station === undefined) throw new Error('locked');
  return station;
}

/** Adds somebody with a start passphrase. */
export async function added(program: Program, code: string, role: OperatorRole, name = '林知遥') {
  return valueOf(await program.desk.add(openStation(program), { code, name, role }));
}

/** Everything that was noted about the station, with who did it. */
export async function record(program: Program): Promise<{ by: string; events: StationEvent[] }[]> {
  const entries = await entriesOf(openStation(program));
  return entries.map(({ body }) => ({ by: body.actor.name, events: body.stationEvents ?? [] }));
}

/** The events alone. */
export const eventsIn = (program: Program) => stationEventsOf(openStation(program));

/** What a station writes down when it is paired with a platform that nobody can reach, and whose packs it believes. */
export function pairedWith({ id, publicKey }: Pick<PackKey, 'id' | 'publicKey'>): StationEvent {
  return {
    type: 'stationPaired',
    stationId: uuidv7(),
    stationCode: 'LS01',
    platformUrl: 'https://127.0.0.1:9',
    platformName: '岚山区招生平台',
    platformKeyId: id,
    platformPublicKey: publicKey,
    token: 'token',
    blocks: [],
  };
}
