/** How far the time stamps of packages are, as main tells it. */
import { useEffect, useState } from 'react';
import type { StampStatus } from '../../../shared/archive/signing/stamp-status';
import { useSession } from '../../session/session-provider';

export type Stamps = {
  /** `undefined` before main has answered. */
  readonly status: StampStatus | undefined;
  /** How often some came while somebody looked. */
  readonly arrived: number;
};

/** Kept in step with what main fetches. */
export function useStamps(): Stamps {
  const { bridge } = useSession();
  const [stamps, setStamps] = useState<Stamps>({ status: undefined, arrived: 0 });
  useEffect(() => {
    let isNews = false;
    let gone = false;
    const take = (status: StampStatus) =>
      setStamps(({ status: before, arrived }) => {
        const isFewer = before !== undefined && status.missing < before.missing;
        return { status, arrived: isFewer ? arrived + 1 : arrived };
      });
    const silence = bridge.on('stampsChanged', (next) => {
      isNews = true;
      take(next);
    });
    void bridge.archives.stamps(undefined).then((answer) => {
      // News may overtake the answer, which is older then.
      if (!gone && !isNews && answer.ok) take(answer.value);
    });
    return () => {
      gone = true;
      silence();
    };
  }, [bridge]);
  return stamps;
}
