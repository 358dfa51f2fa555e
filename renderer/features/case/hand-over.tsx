/** 移交: gives a draft to a colleague with a word for them, and tells the colleague who gave it. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { possibleHeirs } from '../../../shared/domain/hand-over';
import { err } from '../../../shared/domain/result';
import type { Colleague } from '../../../shared/domain/visibility';
import { saveError } from '../../session/draft-registry';
import { useKeptFields, type KeptFields } from '../../session/kept-note';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { Notice } from '../../ui/feedback/notice';
import { useToast } from '../../ui/feedback/toast';
import { Select } from '../../ui/field/select';
import { TextArea } from '../../ui/field/text-area';
import { PeopleIcon } from '../../ui/icon/thing-icons';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import { BegunBefore } from '../people/begun-before';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './case-page.module.css';
import { whoseCase } from './whose-case';

const longestNote = 300;
const handOverKey = 'Ctrl+H';

/** The button and its dialog; nothing for who may not give the case away. */
export function HandOver(props: {
  readonly current: Case;
  /** Saves what is typed before the case leaves; false keeps it here. */
  readonly save?: () => Promise<boolean>;
}) {
  const { casePage } = useMessages();
  const { bridge, session } = useSession();
  const [heirs, setHeirs] = useState<readonly Colleague[]>();
  const call = useCall();
  const { mayGiveAway, owner } = whoseCase(props.current, session.operator);
  const ask = async () => {
    const found = await call.run(() => bridge.operators.colleagues(undefined));
    if (found !== undefined) setHeirs(possibleHeirs(found.value, owner));
  };
  useShortcut(handOverKey, () => void ask(), mayGiveAway && !call.pending);
  if (!mayGiveAway) return null;
  return (
    <>
      <Button
        icon={<PeopleIcon />}
        keyHint={handOverKey}
        pending={call.pending}
        onPress={() => void ask()}
      >
        {casePage.handOver}
      </Button>
      <ErrorNotice error={call.error} />
      {heirs !== undefined && (
        <HandOverDialog {...props} heirs={heirs} onClose={() => setHeirs(undefined)} />
      )}
    </>
  );
}

type Props = {
  readonly current: Case;
  readonly save?: () => Promise<boolean>;
  readonly heirs: readonly Colleague[];
  readonly onClose: () => void;
};
type Fields = { readonly to: string | null; readonly note: string };

/** What is typed stays when the dialog is closed before the case is given away. */
function HandOverDialog(props: Props) {
  const { current, heirs } = props;
  const kept = useKeptFields<Fields>(current.id, 'handOver', () => ({
    to: heirs.length === 1 ? (heirs[0]?.id ?? null) : null,
    note: '',
  }));
  return kept === undefined ? null : <Question {...props} kept={kept} />;
}

function Question(props: Props & { readonly kept: KeptFields<Fields> }) {
  const { casePage, words } = useMessages();
  const { current, heirs, kept, onClose } = props;
  const { commands, drafts } = useSession();
  const { go } = useNavigation();
  const toast = useToast();
  const call = useCall();
  const { note } = kept.fields;
  // Who was chosen may have left the desk since.
  const heir = heirs.find(({ id }) => id === kept.fields.to);
  const give = async () => {
    if (heir === undefined) return;
    const given = await call.run(async () => {
      if ((await props.save?.()) === false) return err(saveError(drafts, current.id));
      return commands.handOverCase(current.id, heir.id, note.trim());
    });
    if (given === undefined) return;
    kept.wipe();
    go({ room: 'home' });
    toast({ tone: 'success', title: casePage.handOverDone(heir.name) }, 'handOver');
  };
  return (
    <WorkDialog
      title={casePage.handOverTitle}
      size="small"
      cancelLabel={words.cancel}
      onCancel={onClose}
      confirmLabel={heirs.length > 0 ? casePage.handOverConfirm : undefined}
      onConfirm={() => void give()}
      disabled={heir === undefined}
      pending={call.pending}
    >
      {heirs.length === 0 ? (
        <p>{casePage.handOverNobody}</p>
      ) : (
        <div className={styles.side}>
          <BegunBefore kept={kept} />
          {casePage.handOverLines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <Select
            label={casePage.handOverTo}
            value={heir?.id ?? null}
            onChange={(to) => kept.change({ to })}
            placeholder={casePage.handOverChoose}
            options={heirs.map(({ id, name, role }) => ({
              value: id,
              label: name,
              detail: words.roles[role],
            }))}
            required
          />
          <TextArea
            label={casePage.handOverNote}
            description={casePage.handOverNoteHelp}
            value={note}
            onChange={(next) => kept.change({ note: next })}
            maxLength={longestNote}
          />
          <ErrorNotice error={call.error} />
        </div>
      )}
    </WorkDialog>
  );
}

/** Who gave the draft and what they said, until the work goes on. */
export function HandedOverNotice({ current }: { readonly current: Case }) {
  const { casePage } = useMessages();
  const { session } = useSession();
  const last = current.handOvers?.at(-1);
  if (current.justHandedOver !== true || last?.to.id !== session.operator.id) return null;
  return (
    <Notice
      tone="info"
      live="off"
      title={casePage.handedOverBy(last.by)}
      lines={last.note === '' ? [] : [casePage.handedOverNote(last.note)]}
    />
  );
}
