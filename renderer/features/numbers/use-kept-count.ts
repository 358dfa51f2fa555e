/** What main counts of what the station draws from, as it stands now. */
import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import type { CaseEvent } from '../../../shared/domain/case';
import type { Result } from '../../../shared/domain/result';
import type { StationBridge } from '../../../shared/ipc/bridge';
import { useSession } from '../../session/session-provider';

/**
 * Asked anew after every event of which `draws` holds and after every word of the line; `undefined` while it is read.
 * Both functions are the same ones at every drawing.
 */
export function useKeptCount<T>(
  count: (bridge: StationBridge) => Promise<Result<T, AppError>>,
  draws: (event: CaseEvent) => boolean,
): T | undefined {
  const { bridge } = useSession();
  const [found, setFound] = useState<T>();
  useEffect(() => {
    let gone = false;
    let turn = 0;
    const ask = () => {
      turn += 1;
      const mine = turn;
      void count(bridge).then((answer) => {
        if (!gone && mine === turn && answer.ok) setFound(answer.value);
      });
    };
    ask();
    const silenceLedger = bridge.on('ledgerAppended', ({ events }) => {
      if (events.some(draws)) ask();
    });
    const silenceLine = bridge.on('syncChanged', ask);
    return () => {
      gone = true;
      silenceLedger();
      silenceLine();
    };
  }, [bridge, count, draws]);
  return found;
}
