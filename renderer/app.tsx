/** What the window shows: the locked door first, the workplace only once it is open. */
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import type { AppError } from '../shared/domain/app-error';
import type { StationBridge } from '../shared/ipc/bridge';
import type { Session } from '../shared/ipc/contract';
import { LookProvider } from './features/look/look-context';
import { Failed } from './features/trouble/failed';
import { ScreenGuard } from './features/trouble/screen-guard';
import { Door, type StationStatus } from './features/unlock/door';
import { Waiting } from './features/unlock/waiting';
import type { LockReason } from './features/unlock/unlock-screen';
import type { Desk } from './session/desk';

const Workplace = lazy(() =>
  import('./features/shell/workplace').then((module) => ({ default: module.Workplace })),
);

type Phase =
  | { readonly name: 'asking' }
  | { readonly name: 'failed'; readonly error: AppError }
  | { readonly name: 'shut'; readonly status: StationStatus; readonly lockedBy?: LockReason }
  | { readonly name: 'opening' }
  | { readonly name: 'open'; readonly desk: Desk; readonly created: boolean };

/** The whole window. */
export function App({ bridge }: { readonly bridge: StationBridge }) {
  return (
    <LookProvider>
      <ScreenGuard>
        <Phases bridge={bridge} />
      </ScreenGuard>
    </LookProvider>
  );
}

function Phases({ bridge }: { readonly bridge: StationBridge }) {
  const { phase, ask, open } = usePhase(bridge);
  switch (phase.name) {
    case 'asking':
    case 'opening':
      return <Waiting />;
    case 'failed':
      return <Failed error={phase.error} onRetry={ask} />;
    case 'shut':
      return (
        <Door
          bridge={bridge}
          status={phase.status}
          lockedBy={phase.lockedBy}
          onOpen={(session, created) => void open(session, created)}
          onChanged={ask}
        />
      );
    case 'open':
      return (
        <Suspense fallback={<Waiting />}>
          <Workplace desk={phase.desk} created={phase.created} />
        </Suspense>
      );
  }
}

function usePhase(bridge: StationBridge) {
  const [phase, setPhase] = useState<Phase>({ name: 'asking' });

  const look = async (lockedBy?: LockReason) => {
    const status = await bridge.station.status(undefined);
    if (!status.ok) {
      setPhase({ name: 'failed', error: status.error });
    } else if (status.value.state === 'unlocked') {
      // The window was loaded anew: what it knew is gone, so the door is shut first.
      await bridge.station.lock(undefined);
      await look(lockedBy);
    } else {
      const shut = { name: 'shut' as const, status: status.value };
      setPhase(lockedBy === undefined ? shut : { ...shut, lockedBy });
    }
  };

  const open = async (session: Session, created: boolean) => {
    setPhase({ name: 'opening' });
    const { openDesk } = await import('./session/desk');
    const desk = await openDesk(bridge, session);
    if (desk.ok) setPhase({ name: 'open', desk: desk.value, created });
    else setPhase({ name: 'failed', error: desk.error });
  };

  const shut = async (reason: LockReason) => {
    if (phase.name !== 'open') return;
    setPhase({ name: 'asking' });
    await phase.desk.close();
    await look(reason);
  };

  const onStart = useEffectEvent(() => void look());
  const onLocked = useEffectEvent((reason: LockReason) => void shut(reason));
  useEffect(() => onStart(), []);
  useEffect(() => bridge.on('stationLocked', ({ reason }) => onLocked(reason)), [bridge]);

  return { phase, open, ask: () => void look() };
}
