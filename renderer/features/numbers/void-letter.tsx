/** 作废 a letter: asks why, once, and says what it means. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { isAllowed } from '../../../shared/domain/command';
import { isDisputed } from '../../../shared/domain/desk-standing';
import type { Letter } from '../../../shared/domain/letter';
import { isValid, tellsDecision } from '../../../shared/domain/letter';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useToast } from '../../ui/feedback/toast';
import { TextArea } from '../../ui/field/text-area';
import { Dialog } from '../../ui/overlay/dialog';
import { useMessages } from '../language/messages-context';
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
  const { commands, session } = useSession();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const call = useCall();
  const may = isAllowed('voidLetter', current.state, session.operator.role) === 'yes';
  const isWaiting = tellsDecision(letter) && isDisputed(current);
  if (!may || isWaiting || !isValid(letter) || current.archive !== undefined) return null;
  const title = words.letters[letter.kind];
  const declare = async (reason: string) => {
    const done = await call.run(() =>
      commands.execute({ name: 'voidLetter', caseId: current.id, letterId: letter.id, reason }),
    );
    if (done === undefined) return;
    setAsking(false);
    toast({ tone: 'success', title: numbers.voidDone(letter.number) }, 'void');
  };
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
          title={`${numbers.voidTitle}：${title} ${letter.number}`}
          pending={call.pending}
          onDeclare={(reason) => void declare(reason)}
          onCancel={() => setAsking(false)}
        >
          <ErrorNotice error={call.error} />
        </VoidDialog>
      )}
    </>
  );
}

function VoidDialog(props: {
  readonly title: string;
  readonly pending: boolean;
  readonly onDeclare: (reason: string) => void;
  readonly onCancel: () => void;
  readonly children: React.ReactNode;
}) {
  const { numbers } = useMessages();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const isMissing = reason.trim() === '';
  return (
    <Dialog
      open
      title={props.title}
      size="small"
      onClose={props.onCancel}
      actions={
        <>
          <Button keyHint="Esc" onPress={props.onCancel}>
            {numbers.voidCancel}
          </Button>
          <Button
            variant="danger"
            pending={props.pending}
            onPress={() => {
              setAsked(true);
              if (!isMissing) props.onDeclare(reason.trim());
            }}
          >
            {numbers.voidConfirm}
          </Button>
        </>
      }
    >
      {numbers.voidLines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <TextArea
        label={numbers.voidReason}
        description={numbers.voidReasonHelp}
        required
        maxLength={200}
        value={reason}
        onChange={setReason}
        error={asked && isMissing ? numbers.voidReasonMissing : undefined}
      />
      {props.children}
    </Dialog>
  );
}
