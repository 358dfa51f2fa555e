/** What is left of the station's numbers, as it stands now. */
import { useEffect, useState } from 'react';
import type { NumberStock } from '../../../shared/domain/number-stock';
import { useSession } from '../../session/session-provider';

/** Asked anew after every number that was drawn and every word of the line; `undefined` while it is read. */
export function useStock(): readonly NumberStock[] | undefined {
  const { bridge } = useSession();
  const [stock, setStock] = useState<readonly NumberStock[]>();
  useEffect(() => {
    let gone = false;
    let turn = 0;
    const ask = () => {
      turn += 1;
      const mine = turn;
      void bridge.numbers.stock(undefined).then((answer) => {
        if (!gone && mine === turn && answer.ok) setStock(answer.value);
      });
    };
    ask();
    const silenceLedger = bridge.on('ledgerAppended', ({ events }) => {
      if (events.some(({ type }) => type === 'letterNumbered')) ask();
    });
    const silenceLine = bridge.on('syncChanged', ask);
    return () => {
      gone = true;
      silenceLedger();
      silenceLine();
    };
  }, [bridge]);
  return stock;
}
