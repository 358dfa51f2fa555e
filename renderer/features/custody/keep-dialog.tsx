/** Notes originals that stay at the desk, and has the receipt made. */
import { useState } from 'react';
import { v7 as newId } from 'uuid';
import { documentTitles } from '../../../shared/archive/letter-text';
import { beijingDate } from '../../../shared/domain/beijing-time';
import type { Case } from '../../../shared/domain/case';
import { mostOfOneKind } from '../../../shared/domain/custody';
import { fieldText } from '../../../shared/domain/form';
import { addWorkingDays } from '../../../shared/domain/working-days';
import { useSession } from '../../session/session-provider';
import { Checkbox } from '../../ui/field/checkbox';
import { DateField, writeDate } from '../../ui/field/date-field';
import { Stepper } from '../../ui/field/stepper';
import { TextField } from '../../ui/field/text-field';
import { Dialog } from '../../ui/overlay/dialog';
import { DialogActions } from '../../ui/overlay/dialog-actions';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './custody.module.css';

/** Working days after which the desk usually gives them back. */
const usualDays = 5;

/** Goes to the receipt when it has a number. */
export function KeepDialog(props: { readonly current: Case; readonly onClose: () => void }) {
  const { custody } = useMessages();
  const { current, onClose } = props;
  const { commands, packs } = useSession();
  const { go } = useNavigation();
  const call = useCall();
  // Of the question, not of the press: originals noted twice have one number.
  const [letterId] = useState(() => newId());
  const titles = capturedTitles(current, documentTitles(packs.packOf(current).pack));
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  const [other, setOther] = useState('');
  const [otherCount, setOtherCount] = useState(1);
  const [handedBy, setHandedBy] = useState(() => fieldText(current.form, 'guardian1.name'));
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(() => {
    return addWorkingDays(beijingDate(new Date().toISOString()), usualDays).day;
  });
  const items = [
    ...titles.flatMap((title) => {
      const count = counts.get(title) ?? 0;
      return count > 0 ? [{ title, count }] : [];
    }),
    ...(other.trim() === '' ? [] : [{ title: other.trim(), count: otherCount }]),
  ];
  const lacks =
    items.length === 0 ||
    handedBy.trim() === '' ||
    reason.trim() === '' ||
    !/^\d{4}-\d{2}-\d{2}$/.test(writeDate(until));
  const steps = { most: mostOfOneKind, fewer: custody.fewer, more: custody.more };
  const count = (title: string, to: number) => setCounts(new Map([...counts, [title, to]]));

  const keep = async () => {
    const facts = {
      letterId,
      items,
      handedBy: handedBy.trim(),
      reason: reason.trim(),
      until: writeDate(until),
    };
    const done = await call.run(() =>
      commands.execute({ name: 'keepOriginals', caseId: current.id, ...facts }),
    );
    if (done === undefined) return;
    onClose();
    go({ room: 'case', caseId: current.id, view: 'overview', paper: letterId });
  };
  return (
    <Dialog
      open
      title={custody.keep}
      size="medium"
      onClose={call.pending ? undefined : onClose}
      actions={
        <DialogActions
          cancelLabel={custody.cancel}
          onCancel={onClose}
          confirmLabel={custody.issue}
          onConfirm={() => void keep()}
          disabled={lacks}
          pending={call.pending}
        />
      }
    >
      <div className={styles.form}>
        <p className={styles.quiet}>{custody.explain}</p>
        <fieldset className={styles.choices}>
          <legend className={styles.legend}>{custody.items}</legend>
          {titles.map((title) => {
            const chosen = counts.get(title) ?? 0;
            return (
              <div key={title} className={styles.choice}>
                <Checkbox checked={chosen > 0} onChange={(on) => count(title, on ? 1 : 0)}>
                  {title}
                </Checkbox>
                {chosen > 0 && (
                  <Stepper
                    label={custody.countOf(title)}
                    value={chosen}
                    onChange={(to) => count(title, to)}
                    {...steps}
                  />
                )}
              </div>
            );
          })}
          <div className={styles.choice}>
            <TextField
              label={custody.other}
              description={custody.otherHelp}
              value={other}
              onChange={setOther}
              maxLength={100}
            />
            {other.trim() !== '' && (
              <Stepper
                label={custody.countOf(other.trim())}
                value={otherCount}
                onChange={setOtherCount}
                {...steps}
              />
            )}
          </div>
        </fieldset>
        <div className={styles.pair}>
          <TextField
            label={custody.handedBy}
            value={handedBy}
            onChange={setHandedBy}
            maxLength={60}
            required
          />
          <DateField
            label={custody.until}
            description={custody.untilHelp}
            value={until}
            onChange={setUntil}
            required
          />
        </div>
        <TextField
          label={custody.reason}
          description={custody.reasonHelp}
          value={reason}
          onChange={setReason}
          maxLength={200}
          required
        />
        <ErrorNotice error={call.error} />
      </div>
    </Dialog>
  );
}

/** Titles of what was captured, each once. */
function capturedTitles({ documents }: Case, titles: ReadonlyMap<string, string>): string[] {
  const found = documents
    .filter(({ pages }) => pages.length > 0)
    .flatMap(({ kind }) => titles.get(kind) ?? []);
  return [...new Set(found)];
}
