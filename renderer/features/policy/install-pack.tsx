/** Brings another policy pack in: a file is chosen, checked, read, and installed with a reason. */
import { useState } from 'react';
import type { PackCheck } from '../../../shared/ipc/calls/policy';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { FolderIcon } from '../../ui/icon/thing-icons';
import { Section } from '../../ui/layout/section';
import { useLocale, useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useAnswer } from '../trouble/use-answer';
import { useCall } from '../trouble/use-call';
import { PackReview } from './pack-review';
import styles from './policy.module.css';

/** Nothing is installed by choosing a file: what it is and what it changes is shown first. */
export function InstallPack() {
  const { policy } = useMessages();
  const { bridge } = useSession();
  const call = useCall();
  const [checked, setChecked] = useState<PackCheck>();
  const choose = async () => {
    const answer = await call.run(() => bridge.policy.choose(undefined));
    if (answer !== undefined) setChecked(answer.value);
  };
  return (
    <div className={styles.stack}>
      <div>
        <Button icon={<FolderIcon />} pending={call.pending} onPress={() => void choose()}>
          {call.pending ? policy.looking : policy.choose}
        </Button>
      </div>
      <ErrorNotice error={call.error} />
      {call.error?.kind === 'packFaulty' && <Faults count={call.error.count} />}
      {checked !== undefined && (
        <PackReview check={checked} onClose={() => setChecked(undefined)} />
      )}
    </div>
  );
}

/** What is wrong with the pack that was looked at last, to be sent to who wrote it. */
function Faults({ count }: { readonly count: number }) {
  const { policy } = useMessages();
  const { bridge } = useSession();
  const locale = useLocale();
  const { value: faults = [] } = useAnswer(bridge.policy.faults, { locale });
  if (faults.length === 0) return null;
  return (
    <Section level={3} title={policy.faults}>
      <ol className={styles.faults} aria-label={policy.faults}>
        {faults.map(({ place, says, family }, index) => (
          <li key={`${String(index)} ${place}`} className={styles.fault}>
            <span className={styles.place}>{place}</span>
            <span className={styles.says}>{says}</span>
            {family !== undefined && (
              <span className={styles.quiet}>{policy.faultFamily(family)}</span>
            )}
          </li>
        ))}
      </ol>
      {count > faults.length && (
        <p className={styles.quiet}>{policy.faultsMore(count - faults.length)}</p>
      )}
    </Section>
  );
}
