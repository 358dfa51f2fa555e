/** What the desk does with a decision: issue the letter that tells it, then seal the archive. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { isAllowed } from '../../../shared/domain/command';
import { deskDecisionOf, isDisputed } from '../../../shared/domain/desk-standing';
import { isValid } from '../../../shared/domain/letter';
import { isOwnCase, letterDue, mayReview } from '../../../shared/domain/review-task';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { ArchiveIcon, StampIcon } from '../../ui/icon/thing-icons';
import { ConfirmDialog } from '../../ui/overlay/confirm-dialog';
import { useMessages } from '../language/messages-context';
import { PreviewButton } from '../letters/preview-button';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './case-page.module.css';

/** Offers one step at a time; both cannot be undone and are asked for once. */
export function ClosingActions(props: {
  readonly current: Case;
  readonly onPaper: (paper: string) => void;
}) {
  const { casePage, words } = useMessages();
  const { current } = props;
  const { commands, session } = useSession();
  const [asking, setAsking] = useState<'notice' | 'archive'>();
  const call = useCall();
  const { operator } = session;
  const noticeDue = letterDue(current);
  const mayIssue = noticeDue !== undefined && mayReview(current, 'letter', operator) === 'yes';
  const maySeal =
    isAllowed('sealArchive', current.state, operator.role) === 'yes' &&
    !isOwnCase(current, 'sealArchive', operator) &&
    noticeDue === undefined &&
    current.archive === undefined &&
    current.letters.filter(isValid).every(({ file }) => file !== undefined);

  const issue = async () => {
    if (noticeDue === undefined) return;
    const done = await call.run(() => commands.issueLetter(current.id, noticeDue));
    setAsking(undefined);
    if (done !== undefined) props.onPaper(done.value.letterId);
  };
  const seal = async () => {
    const done = await call.run(() => commands.sealArchive(current.id));
    setAsking(undefined);
    if (done !== undefined) props.onPaper('archive');
  };
  useShortcut('F8', () => setAsking(mayIssue ? 'notice' : 'archive'), mayIssue || maySeal);
  const isOurs = deskDecisionOf(current) !== undefined && !isDisputed(current);
  if (current.state !== 'decided' && !isOurs) return null;
  return (
    <div className={styles.side}>
      <div className={styles.actions}>
        {mayIssue && noticeDue !== undefined && (
          <Button
            variant="primary"
            size="large"
            icon={<StampIcon />}
            keyHint="F8"
            pending={call.pending}
            onPress={() => setAsking('notice')}
          >
            {call.pending ? casePage.issuing : casePage.issue[noticeDue]}
          </Button>
        )}
        {mayIssue && <PreviewButton caseId={current.id} />}
        {maySeal && (
          <Button
            variant="primary"
            size="large"
            icon={<ArchiveIcon />}
            keyHint="F8"
            pending={call.pending}
            onPress={() => setAsking('archive')}
          >
            {call.pending ? casePage.sealing : casePage.seal}
          </Button>
        )}
        {noticeDue !== undefined && (
          <p className={styles.quiet}>
            {mayIssue
              ? casePage.sealWaits(words.letters[noticeDue])
              : casePage.issueForbidden(words.letters[noticeDue])}
          </p>
        )}
      </div>
      <ErrorNotice error={call.error} />
      {noticeDue !== undefined && (
        <ConfirmDialog
          open={asking === 'notice'}
          title={casePage.issueTitle(words.letters[noticeDue])}
          lines={casePage.issueLines}
          confirmLabel={casePage.issue[noticeDue]}
          cancelLabel={words.cancel}
          pending={call.pending}
          onConfirm={() => void issue()}
          onCancel={() => setAsking(undefined)}
        />
      )}
      <ConfirmDialog
        open={asking === 'archive'}
        title={casePage.sealTitle}
        lines={casePage.sealLines}
        confirmLabel={casePage.seal}
        cancelLabel={words.cancel}
        pending={call.pending}
        onConfirm={() => void seal()}
        onCancel={() => setAsking(undefined)}
      />
    </div>
  );
}
