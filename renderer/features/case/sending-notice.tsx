/** Why a submitted case is not at the platform yet, and what to do. */
import type { Case } from '../../../shared/domain/case';
import { isAllowed } from '../../../shared/domain/command';
import { noPlatform } from '../../../shared/domain/platform-route';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { SendIcon } from '../../ui/icon/action-icons';
import { CompareButton } from '../conflict/compare-button';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';

/** Draws nothing while sending goes its way. */
export function SendingNotice({ current }: { readonly current: Case }) {
  const { casePage } = useMessages();
  const { outbox } = current;
  if (outbox?.state === 'held') return <Held current={current} entry={outbox} />;
  if (outbox?.state === 'conflicted') {
    return (
      <Notice
        tone="danger"
        live="off"
        title={casePage.conflictTitle}
        lines={casePage.conflictLines}
        actions={<CompareButton current={current} />}
      />
    );
  }
  return current.state === 'queued' && current.platform === noPlatform ? <Unrouted /> : null;
}

function Unrouted() {
  const { platforms: words } = useMessages();
  const lines = [words.noneTakesDetail];
  return <Notice tone="warning" live="off" title={words.noneTakes} lines={lines} />;
}

function Held(props: {
  readonly current: Case;
  readonly entry: Extract<NonNullable<Case['outbox']>, { state: 'held' }>;
}) {
  const { casePage, words } = useMessages();
  const { commands, session } = useSession();
  const { current, entry } = props;
  const call = useCall();
  const { reason, remedy } = words.heldReasons[entry.reason];
  const lines = [
    `${reason}。`,
    ...(entry.detail === '' ? [] : [casePage.platformSays(entry.detail)]),
    remedy,
  ];
  const mayResume = isAllowed('resumeSending', current.state, session.operator.role) === 'yes';
  return (
    <>
      <Notice
        tone="danger"
        live="off"
        title={casePage.heldTitle}
        lines={lines}
        actions={
          mayResume && (
            <Button
              icon={<SendIcon />}
              pending={call.pending}
              onPress={() => void call.run(() => commands.resumeSending(current.id, entry.id))}
            >
              {casePage.resend}
            </Button>
          )
        }
      />
      <ErrorNotice error={call.error} />
    </>
  );
}
