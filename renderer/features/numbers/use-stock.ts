/** What is left of the station's numbers, as it stands now. */
import type { CaseEvent } from '../../../shared/domain/case';
import type { StationBridge } from '../../../shared/ipc/bridge';
import type { SeriesStock } from '../../../shared/ipc/calls/numbers';
import { useKeptCount } from './use-kept-count';

const stock = ({ numbers }: StationBridge) => numbers.stock(undefined);
const draws = ({ type }: CaseEvent) => type === 'letterNumbered';

/** The stock of every series, of several platforms for each; `undefined` while it is read. */
export function useStock(): readonly SeriesStock[] | undefined {
  return useKeptCount(stock, draws);
}
