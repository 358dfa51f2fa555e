/** A frozen roll: its commitment to be put up, the public part, and the one draw; or it is set aside with a reason. */
import { useState } from 'react';
import { asideReasons } from '../../../shared/classes/class-roll';
import { publicNumbers } from '../../../shared/classes/public-part';
import { beijingMinute } from '../../../shared/domain/beijing-time';
import { callRules, mayCall } from '../../../shared/ipc/call-rules';
import type { KeptRollTold } from '../../../shared/ipc/calls/classes';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { DescriptionList } from '../../ui/data/description-list';
import { Notice } from '../../ui/feedback/notice';
import { Select } from '../../ui/field/select';
import { TextField } from '../../ui/field/text-field';
import { Section } from '../../ui/layout/section';
import { ConfirmDialog } from '../../ui/overlay/confirm-dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { ClassPaperButton } from './class-paper-button';
import styles from './classes.module.css';

type Props = { readonly roll: KeptRollTold; readonly onDone: () => void };

export function FrozenRoll({ roll, onDone }: Props) {
  const { classes: say } = useMessages();
  const { session } = useSession();
  const { role } = session.operator;
  const mayDraw = mayCall(callRules.classes.draw, role) === 'yes';
  const mayAside = mayCall(callRules.classes.setAside, role) === 'yes';
  const { paper } = say;
  return (
    <>
      <Section
        title={roll.late === undefined ? say.frozen : say.after.lateRoll(String(roll.late.round))}
        description={say.publish}
        actions={
          <ClassPaperButton
            wish={{ id: roll.id, paper: 'commitment' }}
            // Beside a result, whose list has the key.
            keyHint={roll.late === undefined ? 'Ctrl+P' : undefined}
            onPrinted={onDone}
          >
            {say.look(say.papers.commitment)}
          </ClassPaperButton>
        }
      >
        <DescriptionList
          columns={1}
          items={[
            {
              term: paper.facts.roll,
              value: `${say.rollNumber(String(roll.number))}　${paper.counts(String(roll.pupils), String(roll.classes))}`,
            },
            {
              term: paper.facts.frozen,
              value: say.frozenBy(roll.frozenBy, beijingMinute(roll.frozenAt)),
            },
            {
              term: say.committed,
              value: roll.committedAt === undefined ? paper.none : beijingMinute(roll.committedAt),
            },
            { term: paper.publicKnownFrom, value: beijingMinute(roll.publicKnownFrom) },
            {
              term: say.rollDigest,
              value: <code className={styles.digest}>{roll.rollSha256}</code>,
            },
            {
              term: say.secretDigest,
              value: <code className={styles.digest}>{roll.secretSha256}</code>,
            },
          ]}
        />
        {mayAside && <SetAside roll={roll} onDone={onDone} />}
      </Section>
      <Section title={say.drawing} description={say.drawingHelp}>
        {roll.committedAt === undefined ? (
          <Notice tone="warning" live="off" title={say.commitFirst} />
        ) : roll.isOwn || !mayDraw ? (
          <Notice tone="info" live="off" title={roll.isOwn ? say.ownRoll : say.onlyAdmin} />
        ) : (
          <Drawing roll={roll} onDone={onDone} />
        )}
      </Section>
    </>
  );
}

function Drawing({ roll, onDone }: Props) {
  const { classes: say } = useMessages();
  const { bridge } = useSession();
  const call = useCall();
  const [publicPart, setPublicPart] = useState('');
  const [witnesses, setWitnesses] = useState('');
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const count = roll.publicNumbers;
  const numbers = publicNumbers(publicPart, count);
  const isMissing = publicPart.trim() === '';
  const wrong = isMissing ? say.publicPartMissing : say.publicPartWrong(String(count));
  const ask = () => {
    setTried(true);
    if (numbers !== undefined) setAsking(true);
  };
  const draw = async () => {
    const wish = { id: roll.id, publicPart: publicPart.trim(), witnesses: witnesses.trim() };
    const done = await call.run(() => bridge.classes.draw(wish));
    if (done === undefined) return;
    setAsking(false);
    onDone();
  };
  return (
    <div className={styles.form}>
      <TextField
        label={say.publicPart}
        description={`${say.publicPartFrom(roll.publicSource)}　${say.publicPartSay(String(count))}`}
        required
        size="large"
        maxLength={200}
        value={publicPart}
        onChange={setPublicPart}
        error={tried && numbers === undefined ? wrong : undefined}
      />
      <TextField label={say.witnesses} maxLength={300} value={witnesses} onChange={setWitnesses} />
      <div>
        <Button variant="primary" onPress={ask}>
          {say.draw}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        title={say.drawTitle}
        lines={say.drawLines(numbers ?? '')}
        confirmLabel={say.draw}
        cancelLabel={say.cancel}
        pending={call.pending}
        onConfirm={() => void draw()}
        onCancel={() => setAsking(false)}
      >
        <ErrorNotice error={call.error} />
      </ConfirmDialog>
    </div>
  );
}

function SetAside({ roll, onDone }: Props) {
  const { classes: say } = useMessages();
  const { bridge } = useSession();
  const call = useCall();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState<(typeof asideReasons)[number] | null>(null);
  const [tried, setTried] = useState(false);
  const setAside = async () => {
    setTried(true);
    if (reason === null) return;
    const done = await call.run(() => bridge.classes.setAside({ id: roll.id, reason }));
    if (done === undefined) return;
    setAsking(false);
    onDone();
  };
  return (
    <div>
      <Button variant="quiet" onPress={() => setAsking(true)}>
        {say.setAside}
      </Button>
      <ConfirmDialog
        open={asking}
        tone="danger"
        title={say.setAsideTitle}
        lines={say.setAsideLines}
        confirmLabel={say.setAside}
        cancelLabel={say.cancel}
        pending={call.pending}
        onConfirm={() => void setAside()}
        onCancel={() => setAsking(false)}
      >
        <Select
          label={say.asideReason}
          placeholder={say.asideReason}
          value={reason}
          onChange={setReason}
          error={tried && reason === null ? say.asideReasonMissing : undefined}
          options={asideReasons.map((value) => ({ value, label: say.asideReasons[value] }))}
        />
        <ErrorNotice error={call.error} />
      </ConfirmDialog>
    </div>
  );
}
