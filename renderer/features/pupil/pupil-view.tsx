/** 学籍信息 of one case: what follows from the form is filled in, the clerk confirms it, and the score says what is left. */
import { useEffect, useEffectEvent } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { Completeness } from '../../../shared/domain/completeness';
import { fieldProblem, isOfRecord } from '../../../shared/domain/field-rules';
import type { FieldKey } from '../../../shared/domain/form';
import { problemText } from '../../../shared/i18n/problem-text';
import { suggestionFor } from '../../../shared/pupil/pupil-defaults';
import { pupilScore } from '../../../shared/pupil/pupil-score';
import { askedColumns } from '../../../shared/pupil/pupil-schema';
import type { FormDraftBinding } from '../../session/form-draft';
import { useToast } from '../../ui/feedback/toast';
import { EntryForm } from '../../ui/field/entry-form';
import { FormGrid } from '../../ui/field/form-grid';
import { Section, SectionStack } from '../../ui/layout/section';
import { SplitPane } from '../../ui/layout/split-pane';
import { CaseScreen } from '../case/case-screen';
import { formOf } from '../case/judgement';
import { fieldId } from '../intake/case-field';
import { SteadyField } from '../intake/steady-field';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import { pupilGroupNames, pupilGroups } from './pupil-groups';
import styles from './pupil.module.css';
import { useRecordTables } from './record-tables';
import { ScoreSide } from './score-side';

const starred = new Set<FieldKey>(
  askedColumns.filter((column) => column.starred).map(({ source }) => source.key),
);
/** Ages are no business of the record. */
const noAge = { age: { years: 0, onDay: '12-31' } };

/** The record's own fields at the left, the score at the right. */
export function PupilView(props: {
  readonly current: Case;
  readonly draft: FormDraftBinding;
  readonly judged: Completeness;
  /** Field to begin with. */
  readonly field: FieldKey | undefined;
}) {
  const messages = useMessages();
  const { pupil } = messages;
  const { current, draft, judged } = props;
  const { go } = useNavigation();
  const toast = useToast();
  const tables = useRecordTables()?.rules;
  const subject = { ...current, form: formOf(draft.text) };
  const score = pupilScore(subject, tables);

  const visit = (key: FieldKey) => {
    if (isOfRecord(key)) document.getElementById(fieldId(key))?.focus();
    else go({ room: 'case', caseId: current.id, view: 'form', field: key });
  };
  const confirmAll = () => {
    for (const { column } of score.unconfirmed) {
      if (column.source.from !== 'form') continue;
      const { key } = column.source;
      const suggested = suggestionFor(subject, key, tables);
      if (suggested !== undefined) draft.change(key, suggested.text);
    }
    void draft.flush();
    toast({ tone: 'success', title: pupil.record.confirmed }, 'record-confirmed');
  };
  useStartingField(props.field);
  return (
    <CaseScreen current={current} judged={judged} draft={draft} view="pupil" padding="flush">
      <SplitPane
        mainLabel={pupil.record.formLabel}
        sideLabel={pupil.record.side}
        side={<ScoreSide score={score} onVisit={visit} onConfirmAll={confirmAll} />}
      >
        <EntryForm label={pupil.record.formLabel}>
          <SectionStack>
            <p className={styles.explain}>{pupil.record.explain}</p>
            {pupilGroupNames.map((group) => (
              <Section key={group} title={pupil.groups[group]}>
                <FormGrid columns={3}>
                  {pupilGroups[group].map((key) => {
                    const typed = draft.text(key);
                    const suggested =
                      typed === '' ? suggestionFor(subject, key, tables) : undefined;
                    const problem = fieldProblem(subject, key, noAge, current.season);
                    return (
                      <SteadyField
                        key={key}
                        fieldKey={key}
                        value={typed === '' ? (suggested?.text ?? '') : typed}
                        required={starred.has(key)}
                        error={
                          problem === undefined ? undefined : problemText(messages, key, problem)
                        }
                        source={suggested === undefined ? undefined : 'idNumber'}
                        derivedFrom={
                          suggested?.by === 'assumed' ? pupil.record.usual : pupil.record.fromFacts
                        }
                        asked={undefined}
                        onChange={(text) => draft.change(key, text)}
                        onBlur={draft.blur}
                      />
                    );
                  })}
                </FormGrid>
              </Section>
            ))}
          </SectionStack>
        </EntryForm>
      </SplitPane>
    </CaseScreen>
  );
}

/** A finding leads to its field. */
function useStartingField(field: FieldKey | undefined): void {
  const onOpen = useEffectEvent(() => {
    if (field !== undefined) document.getElementById(fieldId(field))?.focus();
  });
  useEffect(() => onOpen(), []);
}
