/** The first question: which enrolment matter it is, and its change while the case is a draft. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { CaseKind } from '../../../shared/domain/case-kind';
import { caseKinds } from '../../../shared/domain/case-kind';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { RadioCards } from '../../ui/field/radio-cards';
import { EditIcon } from '../../ui/icon/action-icons';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './intake.module.css';

/** 1, 2 and 3 answer, Enter moves on. */
export function KindQuestion(props: {
  readonly kind: CaseKind;
  readonly onChange: (kind: CaseKind) => void;
  /** A word on how to answer quickly. */
  readonly help?: string;
}) {
  const { intake, words } = useMessages();
  return (
    <RadioCards
      label={intake.kindAsk}
      description={props.help}
      value={props.kind}
      onChange={props.onChange}
      cards={caseKinds.map((kind, index) => ({
        value: kind,
        title: words.kinds[kind],
        detail: intake.kindDetails[kind],
        keyHint: String(index + 1),
      }))}
      autoFocus
    />
  );
}

/** The matter of a case, with the way to another one until it was submitted. */
export function ChangeKind({ current }: { readonly current: Case }) {
  const { intake, words } = useMessages();
  const { commands } = useSession();
  const [chosen, setChosen] = useState<CaseKind>();
  const call = useCall();
  const change = async () => {
    if (chosen === undefined) return;
    const done = await call.run(() => commands.chooseKind(current.id, chosen));
    if (done !== undefined) setChosen(undefined);
  };
  return (
    <div className={styles.group}>
      <span>{words.kinds[current.kind]}</span>
      {current.revision === 0 && (
        <Button
          size="small"
          variant="quiet"
          icon={<EditIcon />}
          onPress={() => setChosen(current.kind)}
        >
          {intake.changeKind}
        </Button>
      )}
      <WorkDialog
        open={chosen !== undefined}
        title={intake.changeKindTitle}
        cancelLabel={words.cancel}
        onCancel={() => setChosen(undefined)}
        confirmLabel={intake.changeKindConfirm}
        onConfirm={() => void change()}
        pending={call.pending}
      >
        <div className={styles.opening}>
          <p className={styles.explain}>{intake.changeKindKeeps}</p>
          <KindQuestion kind={chosen ?? current.kind} onChange={setChosen} />
          <MovesPack current={current} kind={chosen ?? current.kind} />
          <ErrorNotice error={call.error} />
        </div>
      </WorkDialog>
    </div>
  );
}

/** Said before it happens: by whose rules the case goes on. */
function MovesPack({ current, kind }: { readonly current: Case; readonly kind: CaseKind }) {
  const { intake } = useMessages();
  const { packs } = useSession();
  const next = kind === current.kind ? undefined : packs.forKind(kind, current.pack);
  if (next === undefined || next === packs.find(current.pack)) return null;
  const { title, version } = next.pack;
  return <Notice tone="info" live="status" title={intake.changeKindMoves(title, version)} />;
}
