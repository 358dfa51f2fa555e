/** Pages that cannot be read well, or have fewer pixels than the archive asks for: what is wrong, that nothing is lost, and the three ways on. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { Page } from '../../../shared/domain/document';
import { blockingFaults, openFaults } from '../../../shared/domain/page-judgement';
import { useKeptFields, type KeptFields } from '../../session/kept-note';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { useToast } from '../../ui/feedback/toast';
import { TextField } from '../../ui/field/text-field';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { BegunBefore } from '../people/begun-before';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { useCaptureTexts } from './capture-texts';
import styles from './corners.module.css';

/** One notice a page; nothing where every page can be read or was explained. */
export function FaultyPages(props: {
  readonly current: Case;
  readonly documentId: string;
  readonly pages: readonly Page[];
  readonly titleOf: (role: string) => string;
  readonly disabled: boolean;
  readonly onRetake: (page: Page) => void;
  readonly onAdjust: (page: Page) => void;
}) {
  const text = useCaptureTexts();
  const { words } = useMessages();
  const [keeping, setKeeping] = useState<string>();
  return props.pages.map((page, index) => {
    const faults = openFaults(page);
    if (faults.length === 0) return null;
    const title = props.titleOf(page.role);
    const isAdvice = blockingFaults(page).length === 0;
    const dpi = faults.includes('coarse') ? page.shape?.dpi : undefined;
    const named = faults.map((fault) => words.pageFaults[fault]).join(words.comma);
    return (
      <Notice
        key={page.id}
        tone={isAdvice ? 'info' : 'warning'}
        title={text.faulty(index + 1, title, named)}
        lines={[
          text.faultSafe,
          ...(dpi === undefined ? [] : [text.measuredDpi(Math.round(dpi))]),
          ...faults.map((fault) => text.faultTodo[fault]),
        ]}
        actions={
          !props.disabled && (
            <>
              <Button
                variant={isAdvice ? 'secondary' : 'primary'}
                onPress={() => props.onRetake(page)}
              >
                {text.retake}
              </Button>
              <Button onPress={() => props.onAdjust(page)}>{text.adjust}</Button>
              <Button onPress={() => setKeeping(page.id)}>{text.keep}</Button>
            </>
          )
        }
      >
        {keeping === page.id && (
          <KeepDialog
            caseId={props.current.id}
            documentId={props.documentId}
            page={page}
            heading={text.faulty(index + 1, title, named)}
            onClose={() => setKeeping(undefined)}
          />
        )}
      </Notice>
    );
  });
}

type KeepProps = {
  readonly caseId: string;
  readonly documentId: string;
  readonly page: Page;
  readonly heading: string;
  readonly onClose: () => void;
};
type Fields = { readonly reason: string };

function KeepDialog(props: KeepProps) {
  const kept = useKeptFields<Fields>(props.caseId, `keep/${props.page.id}`, () => ({ reason: '' }));
  return kept === undefined ? null : <Keep {...props} kept={kept} />;
}

function Keep(props: KeepProps & { readonly kept: KeptFields<Fields> }) {
  const text = useCaptureTexts();
  const { words } = useMessages();
  const { caseId, documentId, page, kept, onClose } = props;
  const { commands } = useSession();
  const toast = useToast();
  const call = useCall();
  const reason = kept.fields.reason.trim();
  const keep = async () => {
    const done = await call.run(() =>
      commands.execute({ name: 'keepPage', caseId, documentId, pageId: page.id, reason }),
    );
    if (done === undefined) return;
    kept.wipe();
    onClose();
    toast({ tone: 'success', title: text.kept }, 'keep');
  };
  return (
    <WorkDialog
      title={blockingFaults(page).length === 0 ? text.keepCoarseTitle : text.keepTitle}
      size="small"
      cancelLabel={words.cancel}
      onCancel={onClose}
      confirmLabel={text.keepConfirm}
      onConfirm={() => void keep()}
      disabled={reason === ''}
      pending={call.pending}
    >
      <div className={styles.stack}>
        <BegunBefore kept={kept} />
        <p>{props.heading}</p>
        <p>{text.keepExplain}</p>
        <TextField
          label={text.keepReason}
          value={kept.fields.reason}
          onChange={(next) => kept.change({ reason: next })}
          maxLength={200}
          required
          autoFocus
        />
        <ErrorNotice error={call.error} />
      </div>
    </WorkDialog>
  );
}
