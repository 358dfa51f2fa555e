/** 第二人核验 of one paper: what others found, what to look at, and the verdict of who looks now. */
import { useEffect, useState } from 'react';
import type { RequirementProgress } from '../../../shared/domain/completeness';
import type { CaseDocument } from '../../../shared/domain/document';
import { readingWords } from '../../../shared/i18n/reading-words';
import { useKeptNote, type KeptNote } from '../../session/kept-note';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { EntryForm } from '../../ui/field/entry-form';
import { RadioCards } from '../../ui/field/radio-cards';
import { StampIcon } from '../../ui/icon/thing-icons';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { focusFirstPoint, LookFields, nothingSeen, useLook } from './look-fields';
import styles from './material.module.css';
import { PaperLooks } from './paper-looks';

type Props = {
  readonly caseId: string;
  readonly line: RequirementProgress & { readonly document: CaseDocument };
  readonly position: string;
  /** Nobody else works here: who doubts settles it. */
  readonly alone?: boolean;
  readonly onRecorded: (verdict: string) => void;
};

/** Begins with words that were typed and not recorded. */
export function ReadingForm(props: Props) {
  const kept = useKeptNote(props.caseId, `reading/${props.line.document.id}`);
  return kept === undefined ? null : <Reading {...props} kept={kept} />;
}

type From = 'original' | 'pictures';

function Reading(props: Props & { readonly kept: KeptNote }) {
  const { material, secondReading: say, words } = useMessages();
  const { commands } = useSession();
  const { document, requirement } = props.line;
  const { keep, text = '' } = props.kept;
  const { entered, change, seen, changed } = useLook(document, () => ({
    ...nothingSeen,
    note: text,
  }));
  const [from, setFrom] = useState<From | null>(null);
  const [asked, setAsked] = useState(false);
  const call = useCall();
  useEffect(focusFirstPoint, []);
  const { verdict, looked, note } = entered;
  const isPictures = from === 'pictures';
  const isDoubted = document.inspection?.verdict === 'doubtful';
  const unseen = requirement.lookAt.length - looked.size;
  const wantsTicks = verdict === 'originalSeen' && !isPictures && unseen > 0;
  const problems = {
    from: from === null ? material.verdictMissing : undefined,
    verdict:
      verdict === null
        ? material.verdictMissing
        : wantsTicks
          ? material.lookMissing(unseen)
          : undefined,
    note:
      (isDoubted || verdict !== 'originalSeen') && note.trim() === '' ? say.noteMissing : undefined,
  };

  const record = async () => {
    setAsked(true);
    if (verdict === null || Object.values(problems).some((one) => one !== undefined)) return;
    const done = await call.run(() =>
      commands.readSecond(props.caseId, {
        documentId: document.id,
        pages: seen,
        verdict,
        lookedAt: requirement.lookAt.filter((point) => looked.has(point)),
        note: note.trim(),
        ...(isPictures ? { fromPictures: true } : {}),
      }),
    );
    if (done === undefined) return;
    keep(undefined);
    props.onRecorded(readingWords(words, { verdict, ...(isPictures && { fromPictures: true }) }));
  };
  return (
    <div className={styles.side}>
      <div>
        <p className={styles.position}>{props.position}</p>
        <h2 className={styles.title}>{props.line.option.title}</h2>
        <PaperLooks document={document} />
      </div>
      {props.alone === true && (
        <Notice tone="info" live="off" title={say.alone} lines={say.aloneLines} />
      )}
      {changed && <Notice tone="warning" title={material.pagesChangedNow} />}
      <EntryForm label={say.formTitle} onFinish={() => void record()}>
        <div className={styles.form}>
          <RadioCards<From>
            label={say.seenFrom}
            value={from}
            onChange={setFrom}
            error={asked ? problems.from : undefined}
            cards={[
              { value: 'original', title: say.original },
              { value: 'pictures', title: say.pictures },
            ]}
          />
          <LookFields
            legend={say.lookAt}
            lookAt={requirement.lookAt}
            entered={entered}
            onChange={change}
            onNote={(next) => {
              change((now) => ({ ...now, note: next }));
              keep(next);
            }}
            verdicts={{
              ...words.verdicts,
              originalSeen: isPictures ? words.pictureSeen : words.verdicts.originalSeen,
            }}
            note={{ label: say.note, help: say.noteHelp, required: isDoubted }}
            problems={asked ? problems : { verdict: undefined, note: undefined }}
          />
          <ErrorNotice error={call.error} />
          <div className={styles.confirm}>
            <Button
              type="submit"
              variant="primary"
              fullWidth
              icon={<StampIcon />}
              keyHint="Enter"
              pending={call.pending}
            >
              {say.confirm}
            </Button>
          </div>
        </div>
      </EntryForm>
    </div>
  );
}
