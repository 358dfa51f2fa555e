/** 作废 a letter: asks why, once, and says what it means. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { isAllowed } from '../../../shared/domain/command';
import { openCustodies } from '../../../shared/domain/custodies';
import { isDisputed } from '../../../shared/domain/desk-standing';
import type { Letter } from '../../../shared/domain/letter';
import { isValid, tellsDecision } from '../../../shared/domain/letter';
import { useKeptFields, type KeptFields } from '../../session/kept-note';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useToast } from '../../ui/feedback/toast';
import { TextArea } from '../../ui/field/text-area';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { BegunBefore } from '../people/begun-before';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';

/** The button and its question; nothing for who may not, and for a letter that stands in a planned archive. */
export function VoidLetter({
  current,
  letter,
}: {
  readonly current: Case;
  readonly letter: Letter;
}) {
  const { numbers, words } = useMessages();
  const { session } = useSession();
  const [asking, setAsking] = useState(false);
  const may = isAllowed('voidLetter', current.state, session.operator.role) === 'yes';
  const isWaiting = tellsDecision(letter) && isDisputed(current);
  if (!may || isWaiting || !isValid(letter) || current.archive !== undefined) return null;
  const title = words.letters[letter.kind];
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        accessibleName={numbers.voidOf(title, letter.number)}
        onPress={() => setAsking(true)}
      >
        {numbers.voidLetter}
      </Button>
      {asking && (
        <VoidDialog
          current={current}
          letter={letter}
          title={words.named(numbers.voidTitle, `${title} ${letter.number}`)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

type VoidProps = {
  readonly current: Case;
  readonly letter: Letter;
  readonly title: string;
  readonly onClose: () => void;
};
type Fields = { readonly reason: string };

/** The reason stays when the dialog is closed before the letter is void. */
function VoidDialog(props: VoidProps) {
  const about = `void/${props.letter.id}`;
  const kept = useKeptFields<Fields>(props.current.id, about, () => ({ reason: '' }));
  return kept === undefined ? null : <Question {...props} kept={kept} />;
}

function Question(props: VoidProps & { readonly kept: KeptFields<Fields> }) {
  const { numbers, words } = useMessages();
  const { current, letter, kept, onClose } = props;
  const { commands } = useSession();
  const toast = useToast();
  const call = useCall();
  const [asked, setAsked] = useState(false);
  const reason = kept.fields.reason.trim();
  const isKept = openCustodies(current).some(({ id }) => id === letter.id);
  const declare = async () => {
    setAsked(true);
    if (reason === '') return;
    const done = await call.run(() =>
      commands.execute({ name: 'voidLetter', caseId: current.id, letterId: letter.id, reason }),
    );
    if (done === undefined) return;
    kept.wipe();
    onClose();
    toast({ tone: 'success', title: numbers.voidDone(letter.number) }, 'void');
  };
  return (
    <WorkDialog
      title={props.title}
      size="small"
      cancelLabel={words.cancel}
      onCancel={onClose}
      confirmLabel={numbers.voidConfirm}
      onConfirm={() => void declare()}
      tone="danger"
      pending={call.pending}
    >
      <BegunBefore kept={kept} />
      {[...numbers.voidLines, ...(isKept ? numbers.voidCustodyLines : [])].map((line) => (
        <p key={line}>{line}</p>
      ))}
      <TextArea
        label={numbers.voidReason}
        description={numbers.voidReasonHelp}
        required
        maxLength={200}
        value={kept.fields.reason}
        onChange={(next) => kept.change({ reason: next })}
        error={asked && reason === '' ? numbers.voidReasonMissing : undefined}
      />
      <ErrorNotice error={call.error} />
    </WorkDialog>
  );
}
