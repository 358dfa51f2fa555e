/** 一次性告知书: everything the case lacks now, told in one letter with a day until when it may be brought. */
import { useState } from 'react';
import { v7 as newId } from 'uuid';
import type { Case } from '../../../shared/domain/case';
import { isValid } from '../../../shared/domain/letter';
import { beijingDate } from '../../../shared/domain/beijing-time';
import { isAllowed } from '../../../shared/domain/command';
import type { Completeness } from '../../../shared/domain/completeness';
import { isNothing, latestDay, missingOf } from '../../../shared/domain/decide-missing';
import { err } from '../../../shared/domain/result';
import { addWorkingDays } from '../../../shared/domain/working-days';
import { saveError } from '../../session/draft-registry';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { DateField, isWholeDate, writeDate } from '../../ui/field/date-field';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { dayText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './case-page.module.css';

/** Working days: what the help beside the field says; the clerk may change it. */
const usualDays = 5;

type Props = {
  readonly current: Case;
  readonly judged: Completeness;
  /** Saves what is typed, so that the letter does not ask for it; false keeps the letter back. */
  readonly save: () => Promise<boolean>;
};

/** The button and its question; nothing when nothing is missing or it is not this person's to do. */
export function MissingNotice(props: Props) {
  const { casePage } = useMessages();
  const { session } = useSession();
  const [asking, setAsking] = useState(false);
  const may = isAllowed('noticeMissing', props.current.state, session.operator.role) === 'yes';
  // The family can bring nothing for what is the desk's to settle and to look at.
  if (!may || isNothing(missingOf(props.current, props.judged))) return null;
  return (
    <>
      <Button onPress={() => setAsking(true)}>{casePage.noticeMissing}</Button>
      {asking && <MissingDialog {...props} onClose={() => setAsking(false)} />}
    </>
  );
}

function MissingDialog(props: Props & { readonly onClose: () => void }) {
  const { casePage, intake, words } = useMessages();
  const locale = useLocale();
  const { current, judged, onClose } = props;
  const { commands, drafts } = useSession();
  const { go } = useNavigation();
  const call = useCall();
  // Of the question, not of the press: a letter asked for twice is numbered once.
  const [letterId] = useState(() => newId());
  const [latest] = useState(() => latestDay(current, new Date().toISOString()));
  const [deadline, setDeadline] = useState(
    () => latest ?? addWorkingDays(beijingDate(new Date().toISOString()), usualDays).day,
  );
  const earlier = current.letters.findLast(
    (letter) => letter.kind === 'supplementNotice' && isValid(letter),
  );
  const { fields: empty, items, wrong = [], asked = [] } = missingOf(current, judged);
  const fields = [...empty, ...wrong.map(({ key }) => key)];
  const anew = [
    ...items.filter(({ want }) => want === 'anew').map(({ title, reason }) => [title, reason]),
    ...asked.map(({ key, reason }) => [words.fields[key].name, reason]),
  ];
  const show = (paper: string) => go({ room: 'case', caseId: current.id, view: 'overview', paper });
  const issue = async () => {
    const done = await call.run(async () => {
      if (!(await props.save())) return err(saveError(drafts, current.id));
      const name = 'noticeMissing';
      return commands.execute({
        name,
        caseId: current.id,
        letterId,
        deadline: writeDate(deadline),
      });
    });
    if (done === undefined) return;
    show(letterId);
  };
  return (
    <WorkDialog
      title={casePage.noticeMissing}
      cancelLabel={words.cancel}
      onCancel={onClose}
      confirmLabel={casePage.noticeIssue}
      onConfirm={() => void issue()}
      disabled={!isWholeDate(writeDate(deadline))}
      pending={call.pending}
    >
      <div className={styles.side}>
        {earlier?.supplement !== undefined && (
          <Notice
            tone="warning"
            live="off"
            title={casePage.noticeAgain(dayText(locale, earlier.supplement.deadline))}
            actions={<Button onPress={() => show(earlier.id)}>{casePage.noticeOpen}</Button>}
          />
        )}
        <p>{casePage.noticeLists}</p>
        <ul className={styles.plan}>
          {judged.requirements
            .filter(({ status }) => status !== 'done')
            .map(({ requirement, status }) => (
              <li key={requirement.id}>
                {`${requirement.title} · ${words.requirementStatus[status]}`}
              </li>
            ))}
          {anew.map(([name, reason]) => (
            <li key={`${name}${reason}`}>{`${name} · ${reason}`}</li>
          ))}
          {fields.length > 0 && (
            <li>
              {`${intake.fieldsOpen(fields.length)}${words.colon}${fields
                .map((key) => words.fields[key].name)
                .join(words.comma)}`}
            </li>
          )}
        </ul>
        <DateField
          label={casePage.noticeUntil}
          description={
            latest === undefined
              ? casePage.noticeUntilHelp
              : casePage.noticeUntilPlatform(dayText(locale, latest))
          }
          value={deadline}
          onChange={setDeadline}
          required
        />
        <ErrorNotice error={call.error} />
      </div>
    </WorkDialog>
  );
}
