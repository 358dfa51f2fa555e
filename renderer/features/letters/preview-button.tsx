/** 预览文书: the letter that tells a decision as it will be, before its number is drawn; looked at, and nothing else. */
import { lazy, Suspense, useState } from 'react';
import type { DeskVerdict } from '../../../shared/domain/desk-decision';
import { ok } from '../../../shared/domain/result';
import type { LetterPreview } from '../../../shared/ipc/calls/papers';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { EyeIcon } from '../../ui/icon/action-icons';
import { Dialog } from '../../ui/overlay/dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';

// With what draws a PDF, which most who see the button do without.
const PaperView = lazy(() =>
  import('./paper-view').then((module) => ({ default: module.PaperView })),
);

const key = 'F9';

/** Of a verdict that was not given yet, or of the decision that the case has. */
export function PreviewButton(props: {
  readonly caseId: string;
  readonly verdict?: DeskVerdict | undefined;
  readonly disabled?: boolean | undefined;
}) {
  const { letters, review: words, words: common } = useMessages();
  const { bridge } = useSession();
  const { caseId, verdict, disabled = false } = props;
  const call = useCall();
  const [preview, setPreview] = useState<LetterPreview>();
  const show = async () => {
    if (call.pending) return;
    const done = await call.run(() =>
      bridge.papers.previewLetter({ caseId, ...(verdict === undefined ? {} : { verdict }) }),
    );
    if (done !== undefined) setPreview(done.value);
  };
  useShortcut(key, () => void show(), !disabled);
  const close = () => setPreview(undefined);
  return (
    <>
      <Button
        icon={<EyeIcon />}
        size="large"
        keyHint={key}
        disabled={disabled}
        pending={call.pending}
        onPress={() => void show()}
      >
        {call.pending ? words.makingPreview : words.preview}
      </Button>
      <ErrorNotice error={call.error} />
      <Dialog
        open={preview !== undefined}
        title={words.previewTitle}
        size="large"
        onClose={close}
        closeLabel={common.close}
      >
        {preview !== undefined && (
          <>
            <p>{words.previewLines}</p>
            <Suspense fallback={<p>{words.makingPreview}</p>}>
              <PaperView
                title={`${common.letters[preview.kind]} · ${letters.preview}`}
                number={words.previewNumber}
                file={preview.file}
                load={async () => ok(preview.pdf)}
              />
            </Suspense>
          </>
        )}
      </Dialog>
    </>
  );
}
