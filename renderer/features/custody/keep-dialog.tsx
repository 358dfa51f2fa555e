/** Notes originals that stay at the desk, and has the receipt made. */
import { v7 as newId } from 'uuid';
import { beijingDate } from '../../../shared/domain/beijing-time';
import type { Case } from '../../../shared/domain/case';
import { mostOfOneKind } from '../../../shared/domain/custody';
import { fieldText } from '../../../shared/domain/form';
import { addWorkingDays } from '../../../shared/domain/working-days';
import type { PolicyPack } from '../../../shared/policy/pack';
import { optionOf } from '../../../shared/policy/pack-option';
import { useKeptFields, type KeptFields } from '../../session/kept-note';
import { useSession } from '../../session/session-provider';
import { Checkbox } from '../../ui/field/checkbox';
import { DateField, isWholeDate, writeDate } from '../../ui/field/date-field';
import { Stepper } from '../../ui/field/stepper';
import { TextField } from '../../ui/field/text-field';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { BegunBefore } from '../people/begun-before';
import { useNavigation } from '../shell/route';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './custody.module.css';

/** Working days after which the desk usually gives them back. */
const usualDays = 5;

type Props = { readonly current: Case; readonly onClose: () => void };
type Fields = {
  /** Of the question, not of the press: originals noted twice have one number. */
  readonly letterId: string;
  /** Papers of each captured kind, by its title. */
  readonly counts: { readonly [title: string]: number };
  readonly other: string;
  readonly otherCount: number;
  readonly handedBy: string;
  readonly reason: string;
  readonly until: string;
};

/** Goes to the receipt when it has a number; what is typed stays when it is closed before. */
export function KeepDialog(props: Props) {
  const { id, form, letters } = props.current;
  const kept = useKeptFields<Fields>(
    id,
    'custody',
    () => ({
      letterId: newId(),
      counts: {},
      other: '',
      otherCount: 1,
      handedBy: fieldText(form, 'guardian1.name'),
      reason: '',
      until: addWorkingDays(beijingDate(new Date().toISOString()), usualDays).day,
    }),
    ({ letterId }) => letters.some((letter) => letter.id === letterId),
  );
  return kept === undefined ? null : <Keep {...props} kept={kept} />;
}

function Keep(props: Props & { readonly kept: KeptFields<Fields> }) {
  const { custody, words } = useMessages();
  const { current, kept, onClose } = props;
  const { letterId, counts, other, otherCount, handedBy, reason, until } = kept.fields;
  const { commands, packs } = useSession();
  const { go } = useNavigation();
  const call = useCall();
  const titles = capturedTitles(current, packs.packOf(current).pack);
  const items = [
    ...titles.flatMap((title) => {
      const count = counts[title] ?? 0;
      return count > 0 ? [{ title, count }] : [];
    }),
    ...(other.trim() === '' ? [] : [{ title: other.trim(), count: otherCount }]),
  ];
  const lacks =
    items.length === 0 ||
    handedBy.trim() === '' ||
    reason.trim() === '' ||
    !isWholeDate(writeDate(until));
  const steps = { most: mostOfOneKind, fewer: custody.fewer, more: custody.more };
  const count = (title: string, to: number) => kept.change({ counts: { ...counts, [title]: to } });

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
    kept.wipe();
    onClose();
    go({ room: 'case', caseId: current.id, view: 'overview', paper: letterId });
  };
  return (
    <WorkDialog
      title={custody.keep}
      size="medium"
      cancelLabel={words.cancel}
      onCancel={onClose}
      confirmLabel={custody.issue}
      onConfirm={() => void keep()}
      disabled={lacks}
      pending={call.pending}
    >
      <div className={styles.form}>
        <BegunBefore kept={kept} />
        <p className={styles.quiet}>{custody.explain}</p>
        <fieldset className={styles.choices}>
          <legend className={styles.legend}>{custody.items}</legend>
          {titles.map((title) => {
            const chosen = counts[title] ?? 0;
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
              onChange={(next) => kept.change({ other: next })}
              maxLength={100}
            />
            {other.trim() !== '' && (
              <Stepper
                label={custody.countOf(other.trim())}
                value={otherCount}
                onChange={(next) => kept.change({ otherCount: next })}
                {...steps}
              />
            )}
          </div>
        </fieldset>
        <div className={styles.pair}>
          <TextField
            label={custody.handedBy}
            value={handedBy}
            onChange={(next) => kept.change({ handedBy: next })}
            maxLength={60}
            required
          />
          <DateField
            label={custody.until}
            description={custody.untilHelp}
            value={until}
            onChange={(next) => kept.change({ until: next })}
            required
          />
        </div>
        <TextField
          label={custody.reason}
          description={custody.reasonHelp}
          value={reason}
          onChange={(next) => kept.change({ reason: next })}
          maxLength={200}
          required
        />
        <ErrorNotice error={call.error} />
      </div>
    </WorkDialog>
  );
}

/** Titles of what was captured, each once. */
function capturedTitles({ documents }: Case, pack: PolicyPack): string[] {
  const found = documents
    .filter(({ pages }) => pages.length > 0)
    .flatMap((document) => optionOf(pack, document)?.title ?? []);
  return [...new Set(found)];
}
