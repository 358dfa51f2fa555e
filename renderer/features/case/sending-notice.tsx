/** Why a submitted case is not at the platform yet, and what to do. */
import type { Case } from '../../../shared/domain/case';
import { noPlatform } from '../../../shared/domain/platform-route';
import { Notice } from '../../ui/feedback/notice';
import { CompareButton } from '../conflict/compare-button';
import { useMessages } from '../language/messages-context';
import type { HeldEntryOf } from './held-entry';
import { heldWords, HeldWays } from './held-entry';

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

function Held(props: { readonly current: Case; readonly entry: HeldEntryOf }) {
  const messages = useMessages();
  const { casePage, words } = messages;
  const { current, entry } = props;
  const lines = [words.heldReasons[entry.reason].reason, ...heldWords(messages, entry)];
  return (
    <Notice tone="danger" live="off" title={casePage.heldTitle} lines={lines}>
      <HeldWays current={current} entry={entry} />
    </Notice>
  );
}
