/** Another session in place of the one that is open: the desk is closed, its rows and keys forgotten, before the next one opens. */
import { createContext, use } from 'react';
import type { Session } from '../../../shared/ipc/contract';
import type { Route } from '../shell/route';

type Swap = (session: Session, at?: Route) => void;

const SwapContext = createContext<Swap>(() => undefined);

/** Given by the window itself. */
export const SessionSwap = SwapContext.Provider;

/** `at`: where the next desk begins. */
export const useSessionSwap = (): Swap => use(SwapContext);
