/** What to look at on one original, and the verdict; Enter ticks and moves on, the last Enter records. */
import { useEffect, useState } from 'react';
import type { RequirementProgress } from '../../../shared/domain/completeness';
import type { CaseDocument } from '../../../shared/domain/document';
import { isInspected } from '../../../shared/domain/document';
import type { Messages } from '../../../shared/i18n/messages';
import { useKeptNote, type KeptNote } from '../../session/kept-note';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { EntryForm } from '../../ui/field/entry-form';
import { StampIcon } from '../../ui/icon/thing-icons';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { focusFirstPoint, LookFields, nothingSeen, useLook, type Entered } from './look-fields';
import styles from './material.module.css';

type Props = {
  readonly caseId: string;
  readonly line: RequirementProgress & { readonly document: CaseDocument };
  readonly position: string;
  readonly last: boolean;
  readonly onRecorded: (verdict: string) => void;
};

/** Begins with what was typed and not recorded, else with what was recorded, as long as it speaks of the same pages. */
export function InspectionForm(props: Props) {
  const kept = useKeptNote(props.caseId, `inspection/${props.line.document.id}`);
  return kept === undefined ? null : <Inspecting {...props} kept={kept} />;
}

function Inspecting(props: Props & { readonly kept: KeptNote }) {
  const { material, words } = useMessages();
  const { commands } = useSession();
  const { requirement, document } = props.line;
  const { keep, text } = props.kept;
  const { entered, change, seen, changed } = useLook(document, () =>
    begunOr(recordedBefore(document), text),
  );
  const [asked, setAsked] = useState(false);
  const call = useCall();
  useEffect(focusFirstPoint, []);
  const problems = problemsOf(material, requirement.lookAt.length, entered);

  /** The note comes back with the verdict it stands beside now, not with the one it was typed for. */
  const keepBegun = ({ verdict, note }: Entered) => {
    if (note !== '') keep(JSON.stringify({ verdict, note }));
  };
  const record = async () => {
    setAsked(true);
    const { verdict, looked, note } = entered;
    if (verdict === null || problems.verdict !== undefined || problems.note !== undefined) return;
    const lookedAt = requirement.lookAt.filter((point) => looked.has(point));
    const done = await call.run(() =>
      commands.inspectDocument(props.caseId, {
        documentId: document.id,
        pages: seen,
        verdict,
        lookedAt,
        note: wantsNote(verdict) ? note.trim() : '',
      }),
    );
    if (done === undefined) return;
    keep(undefined);
    props.onRecorded(words.verdicts[verdict]);
  };
  return (
    <div className={styles.side}>
      <div>
        <p className={styles.position}>{props.position}</p>
        <h2 className={styles.title}>{props.line.option.title}</h2>
        <FormerInspection document={document} changed={changed} />
      </div>
      <EntryForm label={material.inspectTitle} onFinish={() => void record()}>
        <div className={styles.form}>
          <LookFields
            legend={material.lookAt}
            lookAt={requirement.lookAt}
            entered={entered}
            onChange={(edit) => {
              change(edit);
              keepBegun(edit(entered));
            }}
            onNote={(note) => {
              change((now) => ({ ...now, note }));
              keep(JSON.stringify({ verdict: entered.verdict, note }));
            }}
            verdicts={words.verdicts}
            note={
              wantsNote(entered.verdict)
                ? { label: material.note, help: material.noteHelp, required: true }
                : undefined
            }
            problems={asked ? problems : noProblems}
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
              {props.last ? material.confirmLast : material.confirm}
            </Button>
          </div>
        </div>
      </EntryForm>
    </div>
  );
}

const noProblems = { verdict: undefined, note: undefined };

/** With 已见原件 there is no place for a note; one typed for another verdict must not go along unseen. */
function wantsNote(verdict: Entered['verdict']): boolean {
  return verdict !== null && verdict !== 'originalSeen';
}

function FormerInspection(props: {
  readonly document: CaseDocument;
  /** Pages came or went while the form stood here. */
  readonly changed: boolean;
}) {
  const { material, words } = useMessages();
  const locale = useLocale();
  const { inspection } = props.document;
  if (props.changed) return <Notice tone="warning" title={material.pagesChangedNow} />;
  if (inspection === undefined) return null;
  if (!isInspected(props.document)) {
    return <Notice tone="warning" live="off" title={material.pagesChanged} />;
  }
  const when = material.inspectedBy(inspection.by, instantText(locale, inspection.at));
  return <p className={styles.quiet}>{`${words.verdicts[inspection.verdict]} · ${when}`}</p>;
}

function recordedBefore(document: CaseDocument): Entered {
  const { inspection } = document;
  return inspection !== undefined && isInspected(document)
    ? {
        looked: new Set(inspection.lookedAt),
        verdict: inspection.verdict,
        note: inspection.note,
      }
    : nothingSeen;
}

/** A note that nobody recorded, with the verdict it was written for; what was ticked is to be looked at again. */
function begunOr(recorded: Entered, text: string | undefined): Entered {
  if (text === undefined) return recorded;
  const { verdict, note } = JSON.parse(text) as Pick<Entered, 'verdict' | 'note'>;
  return { ...recorded, verdict, note };
}

function problemsOf(
  material: Messages['material'],
  points: number,
  { looked, verdict, note }: Entered,
): { readonly verdict: string | undefined; readonly note: string | undefined } {
  const unseen = points - looked.size;
  return {
    verdict:
      verdict === null
        ? material.verdictMissing
        : verdict === 'originalSeen' && unseen > 0
          ? material.lookMissing(unseen)
          : undefined,
    note: wantsNote(verdict) && note.trim() === '' ? material.noteMissing : undefined,
  };
}
