/** 新手导览: six short steps by keyboard; Esc ends it at any of them. */
import { useEffect, useRef, useState } from 'react';
import { tourSteps } from '../../../shared/help/topics';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Dialog } from '../../ui/overlay/dialog';
import { useMessages } from '../language/messages-context';
import styles from './help.module.css';

/** Kept as taken when the last step was seen. */
export function TourDialog({ onEnd }: { readonly onEnd: () => void }) {
  const { help, words } = useMessages();
  const { tour } = help;
  const { bridge } = useSession();
  const [at, setAt] = useState(0);
  const next = useRef<HTMLButtonElement>(null);
  const step = tourSteps[at] ?? 'welcome';
  const isLast = at === tourSteps.length - 1;
  const end = () => {
    void bridge.help.tourEnded({ taken: isLast });
    onEnd();
  };
  // Enter leads from step to step, also after going back.
  useEffect(() => next.current?.focus(), [at]);
  return (
    <Dialog
      open
      title={tour.steps[step].title}
      onClose={end}
      closeLabel={words.close}
      actions={
        <>
          {at > 0 && <Button onPress={() => setAt(at - 1)}>{tour.back}</Button>}
          <Button
            ref={next}
            variant="primary"
            keyHint="Enter"
            onPress={isLast ? end : () => setAt(at + 1)}
          >
            {isLast ? tour.done : tour.next}
          </Button>
        </>
      }
    >
      <div className={styles.stack} role="status">
        <p className={styles.quiet}>{tour.step(String(at + 1), String(tourSteps.length))}</p>
        {tour.steps[step].lines.map((line) => (
          <p key={line} className={styles.tour}>
            {line}
          </p>
        ))}
      </div>
    </Dialog>
  );
}
