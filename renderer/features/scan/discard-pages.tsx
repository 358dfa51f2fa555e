/** Throws pages in the tray away: a button, a question, and the answer when it failed. */
import { useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import type { KeptPage } from '../../../shared/ipc/calls/scanners';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { ConfirmDialog } from '../../ui/overlay/confirm-dialog';
import { ErrorNotice } from '../trouble/error-notice';
import { useMessages } from '../language/messages-context';
import { useScanTexts } from './scan-texts';

/** `onGone` when they are gone from the disk. */
export function DiscardPages(props: {
  readonly caseId: string;
  readonly pages: readonly KeptPage[];
  /** Whose pages they are, where several cases stand in a list. */
  readonly of?: string | undefined;
  readonly size?: 'small' | 'normal';
  readonly onGone: () => void;
}) {
  const text = useScanTexts().kept;
  const { words } = useMessages();
  const { bridge } = useSession();
  const { caseId, pages, of, size = 'normal', onGone } = props;
  const [isAsking, setAsking] = useState(false);
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<AppError>();
  const discard = async () => {
    setPending(true);
    const answer = await bridge.scanners.discard({ caseId, ids: pages.map(({ id }) => id) });
    setPending(false);
    setError(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    setAsking(false);
    onGone();
  };
  const close = () => {
    setAsking(false);
    setError(undefined);
  };
  return (
    <>
      <Button
        variant="quiet"
        size={size}
        accessibleName={of === undefined ? undefined : `${text.discard} ${of}`}
        onPress={() => setAsking(true)}
      >
        {text.discard}
      </Button>
      <ConfirmDialog
        open={isAsking}
        tone="danger"
        title={of === undefined ? text.discardTitle : text.discardTitleOf(of)}
        lines={text.discardLines(pages.length)}
        confirmLabel={text.discardConfirm}
        cancelLabel={words.cancel}
        pending={isPending}
        onConfirm={() => void discard()}
        onCancel={close}
      >
        <ErrorNotice error={error} />
      </ConfirmDialog>
    </>
  );
}
