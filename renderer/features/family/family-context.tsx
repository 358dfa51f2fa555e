/** Whether the second screen 家长屏 is open and what stands on it, for every screen of the desk. */
import { createContext, use, useCallback, useRef, useState, type ReactNode } from 'react';
import type { FamilyShown, FamilyStatus } from '../../../shared/ipc/calls/family';
import { useFollowed } from '../../session/follow';
import { useSession } from '../../session/session-provider';
import { useLocale, useMissingLanguage } from '../language/messages-context';

type Family = {
  /** `undefined` until main has answered. */
  readonly status: FamilyStatus | undefined;
  readonly tell: (status: FamilyStatus) => void;
  /** Puts something before the family. */
  readonly show: (view: FamilyShown) => void;
  /** The case that the family reads along, from step to step of it. */
  readonly reading: string | undefined;
  readonly read: (caseId: string | undefined) => void;
  /** A screen that shows the case is there until the answer is called; without any, the family reads nothing more. */
  readonly hold: () => () => void;
};

const FamilyContext = createContext<Family>({
  status: undefined,
  tell: () => undefined,
  show: () => undefined,
  reading: undefined,
  read: () => undefined,
  hold: () => () => undefined,
});

/** Asks main once and listens from then on. */
export function FamilyProvider({ children }: { readonly children: ReactNode }) {
  const { bridge } = useSession();
  const spoken = useLocale();
  // The family is told of a language that did not come, too.
  const locale = useMissingLanguage() ?? spoken;
  const [status, tell] = useFollowed('familyChanged', bridge.family.status);
  const show = useCallback(
    (view: FamilyShown) => void bridge.family.show({ locale, view }).catch(() => undefined),
    [bridge, locale],
  );
  const [reading, setReading] = useState<string>();
  const holders = useRef(0);
  const read = useCallback(
    (caseId: string | undefined) => {
      setReading(caseId);
      if (caseId === undefined) show({ show: 'idle' });
    },
    [show],
  );
  const hold = useCallback(() => {
    holders.current += 1;
    return () => {
      holders.current -= 1;
      // The next step of the same case takes hold in the same turn.
      setTimeout(() => {
        if (holders.current === 0) read(undefined);
      }, 0);
    };
  }, [read]);
  const family = { status, tell, show, reading, read, hold };
  return <FamilyContext value={family}>{children}</FamilyContext>;
}

/** The second screen as last heard of. */
export function useFamily(): Family {
  return use(FamilyContext);
}
