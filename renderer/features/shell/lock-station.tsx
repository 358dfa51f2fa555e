/** Locking by hand: asks once when what was typed last cannot be saved, because locking would lose it. */
import { createContext, use, useState, type ReactNode } from 'react';
import { useSession } from '../../session/session-provider';
import { ConfirmDialog } from '../../ui/overlay/confirm-dialog';
import { useMessages } from '../language/messages-context';

const LockContext = createContext<() => void>(() => undefined);

/** Holds the question, so that it outlives a dialog that locking was chosen in. */
export function LockProvider({ children }: { readonly children: ReactNode }) {
  const { shell } = useMessages();
  const { lock } = useSession();
  const [asking, setAsking] = useState(false);
  // Locking again while the question stands is its answer: whoever insists is not asked twice.
  const lockNow = () => void lock(asking).then((locked) => setAsking(!locked));
  return (
    <LockContext value={lockNow}>
      {children}
      <ConfirmDialog
        open={asking}
        tone="danger"
        title={shell.lockUnsavedTitle}
        lines={shell.lockUnsavedLines}
        confirmLabel={shell.lockUnsaved}
        cancelLabel={shell.lockUnsavedBack}
        onConfirm={lockNow}
        onCancel={() => setAsking(false)}
      />
    </LockContext>
  );
}

/** Locks the station, or asks first. */
export const useLock = (): (() => void) => use(LockContext);
