/** What is known of a station when it is opened: every entry of its own in the ledger, folded. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Ledger } from '../ledger/ledger';
import type { CaseStore } from './case-store';
import type { StationFacts } from './station-facts';
import { evolveStation } from './station-facts';

/** Undefined for a ledger in which no station was made yet. */
export async function factsIn(
  { stationSeqs }: Pick<Ledger, 'stationSeqs'>,
  cases: Pick<CaseStore, 'entry'>,
): Promise<Result<StationFacts | undefined, AppError>> {
  let known: StationFacts | undefined;
  for (const seq of stationSeqs) {
    const entry = await cases.entry(seq);
    if (!entry.ok) return err({ kind: 'stationDamaged', part: 'ledger' });
    for (const event of entry.value.body.stationEvents ?? []) known = evolveStation(known, event);
  }
  return ok(known);
}
