/** The locked door: a new station is made here, an old one is opened. */
import { lazy, Suspense, useEffect, useState } from 'react';
import type { StationBridge } from '../../../shared/ipc/bridge';
import type * as z from 'zod';
import type { Session, stationStatusSchema } from '../../../shared/ipc/contract';
import { Button } from '../../ui/action/button';
import { LockIcon } from '../../ui/icon/action-icons';
import { DiagnosticsButton } from '../diagnostics/diagnostics-button';
import { LanguageMissing } from '../language/language-missing';
import { useMessages } from '../language/messages-context';
import { CreateStation } from './create-station';
import styles from './door.module.css';
import { RecoverScreen } from './recover-screen';
import { UnlockScreen } from './unlock-screen';

const RestoreFlow = lazy(() =>
  import('../backup/restore-flow').then((module) => ({ default: module.RestoreFlow })),
);

/** What main says about the station before anybody is in. */
export type StationStatus = z.infer<typeof stationStatusSchema>;

/** While somebody types the passphrase, the workplace is fetched. */
export function Door(props: {
  readonly bridge: StationBridge;
  readonly status: StationStatus;
  /** `created`: the station was set up just now. */
  readonly onOpen: (session: Session, created: boolean) => void;
  /** The station on this computer changed: look again. */
  readonly onChanged: () => void;
}) {
  const { backup, diagnostics, settings, shell } = useMessages();
  const [restoring, setRestoring] = useState(false);
  const isNew = props.status.state === 'new';
  const [recovering, setRecovering] = useState(false);
  useEffect(() => {
    const idle = requestIdleCallback(() => void import('../shell/workplace'));
    return () => cancelIdleCallback(idle);
  }, []);
  return (
    <main className={styles.room}>
      <div className={styles.card} data-wide={isNew || recovering || restoring || undefined}>
        <p className={styles.product}>
          <LockIcon />
          <span>{shell.product}</span>
        </p>
        <LanguageMissing to="staff" />
        {restoring ? (
          <Suspense>
            <RestoreFlow
              bridge={props.bridge}
              onBack={() => setRestoring(false)}
              onRestored={() => {
                setRestoring(false);
                props.onChanged();
              }}
            />
          </Suspense>
        ) : isNew ? (
          <CreateStation bridge={props.bridge} onOpen={(session) => props.onOpen(session, true)} />
        ) : recovering ? (
          <RecoverScreen
            bridge={props.bridge}
            asksForCode={props.status.asksForCode}
            onOpen={(session) => props.onOpen(session, false)}
            onBack={() => setRecovering(false)}
          />
        ) : (
          <UnlockScreen
            bridge={props.bridge}
            waitSeconds={props.status.waitSeconds}
            asksForCode={props.status.asksForCode}
            lockedBy={props.status.lockedBy}
            allSaved={props.status.allSaved}
            pictures={props.status.pictures}
            onOpen={(session) => props.onOpen(session, false)}
            onForgotten={props.status.canRecover ? () => setRecovering(true) : undefined}
          />
        )}
        {!restoring && !recovering && (
          <Button variant="quiet" onPress={() => setRestoring(true)}>
            {backup.restore}
          </Button>
        )}
        {!restoring && (
          <DiagnosticsButton bridge={props.bridge} label={diagnostics.atDoor} variant="quiet" />
        )}
        <p className={styles.foot}>{`${settings.version} ${props.status.version}`}</p>
      </div>
    </main>
  );
}
