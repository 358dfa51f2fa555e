/** What the window shows: the locked door first, the workplace only once it is open. */
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AppError } from '../shared/domain/app-error';
import type { Result } from '../shared/domain/result';
import { err } from '../shared/domain/result';
import type { StationBridge } from '../shared/ipc/bridge';
import type { Session } from '../shared/ipc/contract';
import { LookProvider } from './features/look/look-context';
import { Failed } from './features/trouble/failed';
import { ScreenGuard } from './features/trouble/screen-guard';
import { Door, type StationStatus } from './features/unlock/door';
import { Waiting } from './features/unlock/waiting';
import { SessionSwap } from './features/self-service/session-swap';
import type { Route } from './features/shell/route';
import type { Desk } from './session/desk';

const loadWorkplace = () =>
  import('./features/shell/workplace').then((module) => ({ default: module.Workplace }));
const Workplace = lazy(loadWorkplace);

const SelfService = lazy(() =>
  import('./features/self-service/self-service').then((module) => ({
    default: module.SelfService,
  })),
);

type Phase =
  | { readonly name: 'asking' }
  | { readonly name: 'failed'; readonly error: AppError }
  | { readonly name: 'shut'; readonly status: StationStatus }
  | { readonly name: 'opening' }
  | { readonly name: 'open'; readonly desk: Desk; readonly created: boolean; readonly at?: Route };

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
  const { phase, ask, open, swap } = usePhase(bridge);
  const damage = useDamage(bridge);
  if (damage !== undefined) return <Failed error={damage} bridge={bridge} />;
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
          onOpen={(session, created) => void open(session, created)}
          onChanged={ask}
        />
      );
    case 'open':
      return (
        <Suspense fallback={<Waiting />}>
          <SessionSwap value={(session, at) => void swap(session, at)}>
            {phase.desk.session.selfService === undefined ? (
              <Workplace desk={phase.desk} created={phase.created} at={phase.at} />
            ) : (
              <SelfService desk={phase.desk} />
            )}
          </SessionSwap>
        </Suspense>
      );
  }
}

/** Why the program itself is not as it was published, whatever the station says: nothing can be tried again. */
function useDamage(bridge: StationBridge): AppError | undefined {
  const [damage, setDamage] = useState<AppError>();
  useEffect(() => {
    void bridge.updates.program(undefined).then((program) => {
      if (!program.ok) setDamage(program.error);
    });
  }, [bridge]);
  return damage;
}

function usePhase(bridge: StationBridge) {
  const [phase, setPhase] = useState<Phase>({ name: 'asking' });
  const locked = useRef(false);

  const arrive = (status: Result<StationStatus, AppError>) => {
    if (!status.ok) {
      setPhase({ name: 'failed', error: status.error });
    } else if (status.value.state === 'unlocked') {
      // The window was loaded anew: what it knew is gone, so the door is shut first.
      void bridge.station.lock({ allSaved: false, pictures: { lost: 0, unsure: 0 } });
    } else {
      setPhase({ name: 'shut', status: status.value });
    }
  };
  const ask = () => void bridge.station.status(undefined).then(arrive);

  const open = async (session: Session, created: boolean, at?: Route) => {
    setPhase({ name: 'opening' });
    // Read from the disk while the desk opens; what goes wrong is told when it is drawn.
    if (session.selfService === undefined) loadWorkplace().catch(() => undefined);
    const desk = await import('./session/desk')
      .then(({ openDesk }) => openDesk(bridge, session))
      .catch(() => err({ kind: 'internal' as const }));
    if (locked.current) {
      // Locked before it was open: `shut` had nothing to close yet.
      if (desk.ok) await desk.value.close();
      await bridge.station.cleared(undefined);
    } else if (desk.ok) {
      setPhase({ name: 'open', desk: desk.value, created, ...(at === undefined ? {} : { at }) });
    } else setPhase({ name: 'failed', error: desk.error });
  };

  // Dark at once; the door comes with the fresh page that main loads when everything is closed.
  const shut = async () => {
    locked.current = true;
    const { name } = phase;
    setPhase({ name: 'asking' });
    if (name === 'open') await phase.desk.close();
    if (name !== 'opening') await bridge.station.cleared(undefined);
  };

  const onStatus = useEffectEvent(arrive);
  const onLocked = useEffectEvent(() => void shut());
  useEffect(() => void bridge.station.status(undefined).then(onStatus), [bridge]);
  useEffect(() => bridge.on('stationLocked', () => onLocked()), [bridge]);

  /** What the desk before knew is forgotten before the next one knows anything. */
  const swap = async (session: Session, at?: Route) => {
    if (phase.name !== 'open') return;
    setPhase({ name: 'opening' });
    await phase.desk.close();
    await open(session, false, at);
  };

  return { phase, open, ask, swap };
}
