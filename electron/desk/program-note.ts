/** Which version of the program has the record, in the record itself. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import type { StationEvent } from '../../shared/ledger/station-event';
import type { Log } from '../log';
import type { StationFacts } from './station-facts';

/** The first event of a station, with the program that begins it. */
export function begunBy(created: StationEvent, version: string | undefined): StationEvent {
  return created.type === 'stationCreated' && version !== undefined
    ? { ...created, program: version }
    : created;
}

/** Notes that another version opens the record than the one before; what cannot be noted now is noted at the next opening. */
export async function noteProgram(
  { program: from }: Pick<StationFacts, 'program'>,
  version: string | undefined,
  append: (events: readonly StationEvent[]) => Promise<Result<unknown, AppError>>,
  log: Log,
): Promise<void> {
  if (version === undefined || version === from) return;
  const noted = await append([
    { type: 'programChanged', ...(from === undefined ? {} : { from }), to: version },
  ]);
  if (!noted.ok) log('programNotNoted', { kind: noted.error.kind });
}
