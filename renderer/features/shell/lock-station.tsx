/** Locking by hand: asks once when something is not saved, because locking would lose it. */
import { createContext, use, useState, type ReactNode } from 'react';
import type { Unsaved } from '../../session/desk';
import { useSession } from '../../session/session-provider';
import { ConfirmDialog } from '../../ui/overlay/confirm-dialog';
import { useMessages } from '../language/messages-context';

const LockContext = createContext<() => void>(() => undefined);

/** Holds the question, so that it outlives a dialog that locking was chosen in. */
export function LockProvider({ children }: { readonly children: ReactNode }) {
  const { shell } = useMessages();
  const { lock } = useSession();
  const [unsaved, setUnsaved] = useState<Unsaved>();
  // Locking again while the question stands is its answer: whoever insists is not asked twice.
  const lockNow = () => void lock(unsaved !== undefined).then(setUnsaved);
  return (
    <LockContext value={lockNow}>
      {children}
      <ConfirmDialog
        open={unsaved !== undefined}
        tone="danger"
        title={unsaved?.typed === false ? shell.lockPicturesTitle : shell.lockUnsavedTitle}
        lines={[
          ...(unsaved?.typed === false ? [] : shell.lockUnsavedLines),
          ...(unsaved !== undefined && unsaved.pictures > 0
            ? [shell.lockPictures(unsaved.pictures)]
            : []),
        ]}
        confirmLabel={shell.lockUnsaved}
        cancelLabel={shell.lockUnsavedBack}
        onConfirm={lockNow}
        onCancel={() => setUnsaved(undefined)}
      />
    </LockContext>
  );
}

/** Locks the station, or asks first. */
export const useLock = (): (() => void) => use(LockContext);
