/** What to look at on one paper, the verdict and words about it: the same for who inspects and who reads it after. */
import { useState, type KeyboardEvent } from 'react';
import type { CaseDocument, Inspection } from '../../../shared/domain/document';
import { areSamePages, inspectionVerdicts } from '../../../shared/domain/document';
import { Checkbox } from '../../ui/field/checkbox';
import { RadioCards } from '../../ui/field/radio-cards';
import { TextArea } from '../../ui/field/text-area';
import { useMessages } from '../language/messages-context';
import styles from './material.module.css';

const firstPointId = 'first-point';

/** Puts the focus on the first point to look at. */
export function focusFirstPoint(): void {
  document.getElementById(firstPointId)?.focus();
}

/** What was ticked and typed so far. */
export type Entered = {
  readonly looked: ReadonlySet<string>;
  readonly verdict: Inspection['verdict'] | null;
  readonly note: string;
};

export const nothingSeen: Entered = { looked: new Set(), verdict: null, note: '' };

/** A look at the pages as they were when it began; `changed` once other pages came or went meanwhile. */
export function useLook(paper: CaseDocument, begin: () => Entered) {
  const now = paper.pages.map(({ id }) => id);
  const [entered, setEntered] = useState(begin);
  const [seen, setSeen] = useState(now);
  const [changed, setChanged] = useState(false);
  if (!areSamePages(seen, now)) {
    // What was ticked spoke of other pages; what was typed is for the clerk to judge.
    setSeen(now);
    setChanged(true);
    setEntered(({ note }) => ({ ...nothingSeen, note }));
  }
  return { entered, change: setEntered, seen, changed };
}

type Edit = (now: Entered) => Entered;

/** The tick list, the verdict and, where words are wanted, the note. */
export function LookFields(props: {
  readonly legend: string;
  readonly lookAt: readonly string[];
  readonly entered: Entered;
  readonly onChange: (edit: Edit) => void;
  readonly onNote: (note: string) => void;
  readonly verdicts: { readonly [V in Inspection['verdict']]: string };
  /** Absent where there is no place for words. */
  readonly note:
    | { readonly label: string; readonly help: string; readonly required: boolean }
    | undefined;
  readonly problems: { readonly verdict: string | undefined; readonly note: string | undefined };
}) {
  const { material } = useMessages();
  const { entered, onChange } = props;
  const tick = (point: string, ticked: boolean) =>
    onChange((now) => {
      const looked = new Set(now.looked);
      if (ticked) looked.add(point);
      else looked.delete(point);
      return { ...now, looked };
    });
  return (
    <>
      <fieldset className={styles.look}>
        <legend className={styles.legend}>{props.legend}</legend>
        {props.lookAt.map((point, index) => (
          <div
            key={point}
            onKeyDown={(event: KeyboardEvent) => {
              if (event.key === 'Enter' && !event.shiftKey) tick(point, true);
            }}
          >
            <Checkbox
              id={index === 0 ? firstPointId : undefined}
              checked={entered.looked.has(point)}
              onChange={(ticked) => tick(point, ticked)}
            >
              {point}
            </Checkbox>
          </div>
        ))}
      </fieldset>
      <RadioCards
        label={material.verdict}
        value={entered.verdict}
        onChange={(verdict) => onChange((now) => ({ ...now, verdict }))}
        error={props.problems.verdict}
        cards={inspectionVerdicts.map((verdict, index) => ({
          value: verdict,
          title: props.verdicts[verdict],
          keyHint: String(index + 1),
        }))}
      />
      {props.note !== undefined && (
        <TextArea
          label={props.note.label}
          description={props.note.help}
          required={props.note.required}
          rows={2}
          maxLength={300}
          value={entered.note}
          onChange={props.onNote}
          error={props.problems.note}
        />
      )}
    </>
  );
}
