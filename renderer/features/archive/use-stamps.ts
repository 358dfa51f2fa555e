/** How far the time stamps of packages are, as main tells it. */
import { useEffect, useState } from 'react';
import type { StampStatus } from '../../../shared/archive/signing/stamp-status';
import type { ArchiveLine } from '../../../shared/ipc/calls/archives';
import { follow } from '../../session/follow';
import { useSession } from '../../session/session-provider';

export type Stamps = {
  /** `undefined` before main has answered. */
  readonly status: StampStatus | undefined;
  /** How often some came while somebody looked. */
  readonly arrived: number;
};

/** How many of these packages have their time stamp. */
export function stampedIn({ packages }: Pick<ArchiveLine, 'packages'>): number {
  return packages.filter(({ stamp }) => stamp !== undefined).length;
}

/** Kept in step with what main fetches. */
export function useStamps(): Stamps {
  const { bridge } = useSession();
  const [stamps, setStamps] = useState<Stamps>({ status: undefined, arrived: 0 });
  useEffect(() => {
    const ask = () => bridge.archives.stamps(undefined);
    const take = (status: StampStatus) =>
      setStamps(({ status: before, arrived }) => {
        const isFewer = before !== undefined && status.missing < before.missing;
        return { status, arrived: isFewer ? arrived + 1 : arrived };
      });
    return follow(bridge, 'stampsChanged', ask, take);
  }, [bridge]);
  return stamps;
}
