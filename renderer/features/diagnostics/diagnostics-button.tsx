/** The button that gathers a diagnostic bundle 诊断包 and shows what is in it. */
import { lazy, Suspense, useState } from 'react';
import type { StationBridge } from '../../../shared/ipc/bridge';
import type { LookedAtDiagnostics } from '../../../shared/ipc/calls/diagnostics';
import { Button } from '../../ui/action/button';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';

const DiagnosticsDialog = lazy(() =>
  import('./diagnostics-dialog').then((module) => ({ default: module.DiagnosticsDialog })),
);

type Bridge = Pick<StationBridge, 'diagnostics'>;

/** Also at the locked door, where there is no session: the bridge comes from whoever stands there. */
export function DiagnosticsButton(props: {
  readonly bridge: Bridge;
  readonly label: string;
  readonly variant?: 'quiet' | undefined;
}) {
  const call = useCall();
  const [looked, setLooked] = useState<LookedAtDiagnostics>();
  const look = async () => {
    const gathered = await call.run(() => props.bridge.diagnostics.look(undefined));
    if (gathered !== undefined) setLooked(gathered.value);
  };
  return (
    <>
      <Button variant={props.variant} pending={call.pending} onPress={() => void look()}>
        {props.label}
      </Button>
      <ErrorNotice error={call.error} />
      {looked !== undefined && (
        <Suspense>
          <DiagnosticsDialog
            bridge={props.bridge}
            looked={looked}
            onClose={() => setLooked(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
