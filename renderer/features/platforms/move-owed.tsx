/** Gives what a platform that was given up is owed to another one. */
import { useState } from 'react';
import type { OwedPlatform } from '../../../shared/ipc/calls/giving-up';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useToast } from '../../ui/feedback/toast';
import { Select } from '../../ui/field/select';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './platforms.module.css';

/** Says so where nobody could take it. */
export function MoveOwed(props: {
  readonly from: OwedPlatform;
  readonly takers: readonly OwedPlatform[];
  readonly onMoved: () => void;
}) {
  const { ends } = useMessages().platforms;
  const { bridge } = useSession();
  const toast = useToast();
  const call = useCall();
  const { from, takers, onMoved } = props;
  const [chosen, setChosen] = useState<string>();
  const to = chosen ?? takers[0]?.key;
  if (to === undefined) return <p className={styles.quiet}>{ends.noTaker}</p>;
  const move = async () => {
    const done = await call.run(() => bridge.sync.moveOwed({ from: from.key, to }));
    if (done === undefined) return;
    const { moved, stayed } = done.value;
    toast({ tone: 'success', title: ends.owedDone(moved, stayed) }, 'moved');
    onMoved();
  };
  return (
    <span className={styles.stack}>
      <Select
        label={ends.to}
        value={to}
        onChange={setChosen}
        placeholder={ends.to}
        options={takers.map(({ key, name }) => ({ value: key, label: name }))}
      />
      <Button
        size="small"
        variant="primary"
        accessibleName={ends.moveOwedOf(from.name)}
        pending={call.pending}
        onPress={() => void move()}
      >
        {call.pending ? ends.movingOwed : ends.moveOwed}
      </Button>
      <ErrorNotice error={call.error} />
    </span>
  );
}
