/** 撤回: ends a draft that nobody goes on with, with the reason, and tells afterwards who did. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { err } from '../../../shared/domain/result';
import { saveError } from '../../session/draft-registry';
import { useKeptFields, type KeptFields } from '../../session/kept-note';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { useToast } from '../../ui/feedback/toast';
import { TextArea } from '../../ui/field/text-area';
import { TrashIcon } from '../../ui/icon/action-icons';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { BegunBefore } from '../people/begun-before';
import { useNavigation } from '../shell/route';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './case-page.module.css';
import { whoseCase } from './whose-case';

const longestReason = 200;

type Props = {
  readonly current: Case;
  /** Saves what is typed before the case ends; false keeps it open. */
  readonly save?: () => Promise<boolean>;
};
type Fields = { readonly reason: string };

/** The button and its dialog; nothing for who may not withdraw the case. */
export function WithdrawDraft(props: Props) {
  const { casePage } = useMessages();
  const { session } = useSession();
  const [asking, setAsking] = useState(false);
  if (!whoseCase(props.current, session.operator).mayWithdraw) return null;
  return (
    <>
      <Button variant="quiet" icon={<TrashIcon />} onPress={() => setAsking(true)}>
        {casePage.withdraw}
      </Button>
      {asking && <WithdrawDialog {...props} onClose={() => setAsking(false)} />}
    </>
  );
}

type DialogProps = Props & { readonly onClose: () => void };

/** The reason stays when the dialog is closed before the draft was withdrawn. */
function WithdrawDialog(props: DialogProps) {
  const kept = useKeptFields<Fields>(props.current.id, 'withdraw', () => ({ reason: '' }));
  return kept === undefined ? null : <Question {...props} kept={kept} />;
}

function Question(props: DialogProps & { readonly kept: KeptFields<Fields> }) {
  const { casePage, words } = useMessages();
  const { current, kept, onClose } = props;
  const { commands, drafts } = useSession();
  const { go } = useNavigation();
  const toast = useToast();
  const call = useCall();
  const [asked, setAsked] = useState(false);
  const reason = kept.fields.reason.trim();
  const withdraw = async () => {
    setAsked(true);
    if (reason === '') return;
    const done = await call.run(async () => {
      if ((await props.save?.()) === false) return err(saveError(drafts, current.id));
      return commands.withdrawCase(current.id, reason);
    });
    if (done === undefined) return;
    kept.wipe();
    go({ room: 'home' });
    toast({ tone: 'success', title: casePage.withdrawDone }, 'withdraw');
  };
  return (
    <WorkDialog
      title={casePage.withdrawTitle}
      size="small"
      cancelLabel={words.cancel}
      onCancel={onClose}
      confirmLabel={casePage.withdrawConfirm}
      onConfirm={() => void withdraw()}
      pending={call.pending}
    >
      <div className={styles.side}>
        <BegunBefore kept={kept} />
        {casePage.withdrawLines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <TextArea
          label={casePage.withdrawReason}
          description={casePage.withdrawReasonHelp}
          required
          maxLength={longestReason}
          value={kept.fields.reason}
          onChange={(next) => kept.change({ reason: next })}
          error={asked && reason === '' ? casePage.withdrawReasonMissing : undefined}
        />
        <ErrorNotice error={call.error} />
      </div>
    </WorkDialog>
  );
}

/** Who withdrew the draft, when and why; nothing for any other case. */
export function WithdrawnNotice({ current }: { readonly current: Case }) {
  const { casePage } = useMessages();
  const locale = useLocale();
  const { withdrawn } = current;
  if (withdrawn === undefined) return null;
  return (
    <Notice
      tone="info"
      live="off"
      title={casePage.withdrawnTitle(withdrawn.by, instantText(locale, withdrawn.at))}
      lines={casePage.withdrawnLines(withdrawn.reason)}
    />
  );
}
