/** The recovery key in the settings: whether it is in good hands, and for administrators the way to make it (again). */
import { useState } from 'react';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { useToast } from '../../ui/feedback/toast';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { ConfirmDialog } from '../../ui/overlay/confirm-dialog';
import { Dialog } from '../../ui/overlay/dialog';
import { useMessages } from '../language/messages-context';
import { RecoverySheets } from '../recovery/recovery-sheets';
import { useRecoveryState } from '../recovery/use-recovery-state';
import styles from './settings.module.css';

/** Everybody sees its state; making it is the administrator's. */
export function RecoverySection() {
  const { recovery, words } = useMessages();
  const { session } = useSession();
  const toast = useToast();
  const [changes, setChanges] = useState(0);
  const [step, setStep] = useState<'asking' | 'making'>();
  const state = useRecoveryState(changes);
  const kept = state === 'kept';
  const isAdmin = session.operator.role === 'admin';
  return (
    <Section
      title={recovery.settings}
      status={
        state !== undefined && (
          <StatusBadge tone={kept ? 'success' : 'warning'}>
            {kept
              ? recovery.stateKept
              : state === 'none'
                ? recovery.stateNone
                : recovery.stateWaiting}
          </StatusBadge>
        )
      }
    >
      <Panel>
        <div className={styles.pairing}>
          <p className={styles.quiet}>{kept ? recovery.explainKept : recovery.explainNone}</p>
          {isAdmin ? (
            <div>
              <Button onPress={() => setStep(state === 'none' ? 'making' : 'asking')}>
                {state === 'none' ? recovery.make : recovery.makeAgain}
              </Button>
            </div>
          ) : (
            !kept && <p className={styles.quiet}>{recovery.explainAsk}</p>
          )}
        </div>
      </Panel>
      <ConfirmDialog
        open={step === 'asking'}
        title={recovery.makeAgainTitle}
        lines={recovery.makeAgainLines}
        confirmLabel={recovery.makeAgain}
        cancelLabel={words.cancel}
        tone="danger"
        onConfirm={() => setStep('making')}
        onCancel={() => setStep(undefined)}
      />
      {step === 'making' && (
        <Dialog open title={recovery.makeTitle} size="large">
          <RecoverySheets
            onDone={(handedOver) => {
              setStep(undefined);
              setChanges((now) => now + 1);
              if (handedOver) toast({ tone: 'success', title: recovery.keptNow }, 'recovery');
            }}
          />
        </Dialog>
      )}
    </Section>
  );
}
