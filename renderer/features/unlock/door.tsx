/** The locked door: a new station is made here, an old one is opened. */
import { useEffect } from 'react';
import type { StationBridge } from '../../../shared/ipc/bridge';
import type * as z from 'zod';
import type { Session, stationStatusSchema } from '../../../shared/ipc/contract';
import { LockIcon } from '../../ui/icon/action-icons';
import { useMessages } from '../language/messages-context';
import { CreateStation } from './create-station';
import styles from './door.module.css';
import { UnlockScreen, type LockReason } from './unlock-screen';

/** What main says about the station before anybody is in. */
export type StationStatus = z.infer<typeof stationStatusSchema>;

/** While somebody types the passphrase, the workplace is fetched. */
export function Door(props: {
  readonly bridge: StationBridge;
  readonly status: StationStatus;
  readonly lockedBy: LockReason | undefined;
  readonly onOpen: (session: Session) => void;
}) {
  const { shell, settings } = useMessages();
  const isNew = props.status.state === 'new';
  useEffect(() => {
    const idle = requestIdleCallback(() => void import('../shell/workplace'));
    return () => cancelIdleCallback(idle);
  }, []);
  return (
    <main className={styles.room}>
      <div className={styles.card} data-wide={isNew || undefined}>
        <p className={styles.product}>
          <LockIcon />
          <span>{shell.product}</span>
        </p>
        {isNew ? (
          <CreateStation bridge={props.bridge} onOpen={props.onOpen} />
        ) : (
          <UnlockScreen
            bridge={props.bridge}
            waitSeconds={props.status.waitSeconds}
            asksForCode={props.status.asksForCode}
            lockedBy={props.lockedBy}
            onOpen={props.onOpen}
          />
        )}
        <p className={styles.foot}>{`${settings.version} ${props.status.version}`}</p>
      </div>
    </main>
  );
}
