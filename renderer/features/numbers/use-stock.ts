/** What is left of the station's numbers, as it stands now. */
import type { CaseEvent } from '../../../shared/domain/case';
import type { NumberStock } from '../../../shared/domain/number-stock';
import type { StationBridge } from '../../../shared/ipc/bridge';
import { useKeptCount } from './use-kept-count';

const stock = ({ numbers }: StationBridge) => numbers.stock(undefined);
const draws = ({ type }: CaseEvent) => type === 'letterNumbered';

/** The stock of every series; `undefined` while it is read. */
export function useStock(): readonly NumberStock[] | undefined {
  return useKeptCount(stock, draws);
}
