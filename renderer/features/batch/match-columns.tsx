/** Which column fills which field: proposed from the headings, set right by a person, remembered for the next time. */
import { batchFields, batchMarks, type ColumnMeaning } from '../../../shared/batch/batch-columns';
import { caseKinds } from '../../../shared/domain/case-kind';
import { meaningWords } from '../../../shared/i18n/batch-words';
import type { BatchCheck, ChosenTable } from '../../../shared/ipc/calls/batch';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Checkbox } from '../../ui/field/checkbox';
import { ComboField } from '../../ui/field/combo-field';
import { FormGrid } from '../../ui/field/form-grid';
import { Select } from '../../ui/field/select';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import type { BatchChoice } from './batch-choice';
import styles from './batch.module.css';

const asked = ['localRegister', 'localHome', 'preferential'] as const;
const noMeaning = 'none';

/** Checking makes nothing yet. */
export function MatchColumns(props: {
  readonly table: ChosenTable;
  readonly choice: BatchChoice;
  readonly onChange: (choice: BatchChoice) => void;
  readonly onBack: () => void;
  readonly onChecked: (check: BatchCheck) => void;
}) {
  const messages = useMessages();
  const { batch: text, intake, words } = messages;
  const { bridge } = useSession();
  const call = useCall();
  const { table, choice, onChange } = props;
  const { columns, kind, usual } = choice;
  const options = [
    { value: noMeaning, label: text.leaveOut },
    ...[...batchFields, ...batchMarks].map((value) => ({
      value: String(value),
      label: meaningWords(messages, value),
    })),
  ];
  /** A field is filled by one column: the one it was taken from is left out. */
  const setMeaning = (place: number, value: string | null) => {
    const meaning = value === null || value === noMeaning ? null : (value as ColumnMeaning);
    const next = columns.map((one, at) =>
      at === place ? meaning : one === meaning && meaning !== null ? null : one,
    );
    onChange({ ...choice, columns: next });
  };
  const hasName = columns.includes('child.name');
  const check = async () => {
    const input = { columns: [...columns], usual, kind };
    const checked = await call.run(() => bridge.batch.check(input));
    if (checked !== undefined) props.onChecked(checked.value);
  };
  return (
    <>
      <Section title={text.kind}>
        <div className={styles.usual}>
          <Select
            label={intake.kindAsk}
            placeholder={text.kind}
            value={kind}
            onChange={(value) => onChange({ ...choice, kind: value })}
            options={caseKinds.map((value) => ({ value, label: words.kinds[value] }))}
          />
          <fieldset className={styles.answers}>
            <legend>{text.usual}</legend>
            {asked.map((key) => (
              <Checkbox
                key={key}
                checked={usual[key]}
                onChange={(said) => onChange({ ...choice, usual: { ...usual, [key]: said } })}
              >
                {text.usualQuestions[key]}
              </Checkbox>
            ))}
          </fieldset>
        </div>
      </Section>
      <Section title={text.steps.columns} description={text.columnsHelp}>
        <FormGrid>
          {table.heads.map((head, place) => (
            <ComboField
              key={place}
              label={head === '' ? text.unnamed(place + 1) : head}
              description={table.sample[0]?.[place] ?? ''}
              value={columns[place] ?? noMeaning}
              onChange={(value) => setMeaning(place, value)}
              options={options}
              empty={text.noMeaning}
              openLabel={text.openMeanings}
            />
          ))}
        </FormGrid>
      </Section>
      {!hasName && <p className={styles.trouble}>{text.nameNeeded}</p>}
      <ErrorNotice error={call.error} />
      <div className={styles.buttons}>
        <Button disabled={call.pending} onPress={props.onBack}>
          {text.steps.choose}
        </Button>
        <Button
          variant="primary"
          disabled={!hasName}
          pending={call.pending}
          onPress={() => void check()}
        >
          {call.pending ? text.checking : text.check}
        </Button>
      </div>
    </>
  );
}
