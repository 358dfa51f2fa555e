/** What the desk does with a decision: issue the place notice, then seal the archive. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { isAllowed } from '../../../shared/domain/command';
import { deskDecisionOf, isDisputed } from '../../../shared/domain/desk-standing';
import { isValid } from '../../../shared/domain/letter';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { ArchiveIcon, StampIcon } from '../../ui/icon/thing-icons';
import { ConfirmDialog } from '../../ui/overlay/confirm-dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './case-page.module.css';

/** Offers one step at a time; both cannot be undone and are asked for once. */
export function ClosingActions(props: {
  readonly current: Case;
  readonly onPaper: (paper: string) => void;
}) {
  const { casePage } = useMessages();
  const { current } = props;
  const { commands, session } = useSession();
  const [asking, setAsking] = useState<'notice' | 'archive'>();
  const call = useCall();
  const role = session.operator.role;
  const notice = current.letters.find((letter) => letter.kind === 'placeNotice' && isValid(letter));
  const noticeDue = current.decision?.outcome === 'accepted' && notice === undefined;
  const mayIssue =
    noticeDue && !isDisputed(current) && isAllowed('issueLetter', current.state, role) === 'yes';
  const maySeal =
    isAllowed('sealArchive', current.state, role) === 'yes' &&
    !noticeDue &&
    current.archive === undefined &&
    current.letters.filter(isValid).every(({ file }) => file !== undefined);

  const issue = async () => {
    const done = await call.run(() => commands.issueLetter(current.id, 'placeNotice'));
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
        {mayIssue && (
          <Button
            variant="primary"
            size="large"
            icon={<StampIcon />}
            keyHint="F8"
            pending={call.pending}
            onPress={() => setAsking('notice')}
          >
            {call.pending ? casePage.issuing : casePage.issueNotice}
          </Button>
        )}
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
        {noticeDue && !mayIssue && <p className={styles.quiet}>{casePage.issueForbidden}</p>}
        {mayIssue && <p className={styles.quiet}>{casePage.sealWaits}</p>}
      </div>
      <ErrorNotice error={call.error} />
      <ConfirmDialog
        open={asking === 'notice'}
        title={casePage.issueTitle}
        lines={casePage.issueLines}
        confirmLabel={casePage.issueNotice}
        cancelLabel={casePage.cancelIssue}
        pending={call.pending}
        onConfirm={() => void issue()}
        onCancel={() => setAsking(undefined)}
      />
      <ConfirmDialog
        open={asking === 'archive'}
        title={casePage.sealTitle}
        lines={casePage.sealLines}
        confirmLabel={casePage.seal}
        cancelLabel={casePage.cancelIssue}
        pending={call.pending}
        onConfirm={() => void seal()}
        onCancel={() => setAsking(undefined)}
      />
    </div>
  );
}
