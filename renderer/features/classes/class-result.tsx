/** What was drawn: classes with their counts, each list, one child found, and every way out. */
import { useState } from 'react';
import { pupilRemark } from '../../../shared/archive/class-series';
import { beijingMinute } from '../../../shared/domain/beijing-time';
import type { KeptRollTold } from '../../../shared/ipc/calls/classes';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Table } from '../../ui/data/table';
import { TextField } from '../../ui/field/text-field';
import { SaveIcon } from '../../ui/icon/action-icons';
import { Section } from '../../ui/layout/section';
import { useLocale, useMessages } from '../language/messages-context';
import { spelledName } from '../language/rare-characters';
import { ErrorNotice } from '../trouble/error-notice';
import { useSaving } from '../trouble/use-saving';
import { ClassPaperButton } from './class-paper-button';
import { ConfirmName } from './confirm-name';
import { DrawnBalance } from './drawn-balance';
import { useLists, type ClassLists } from './use-classes';
import styles from './classes.module.css';

type List = ClassLists[number];
type Line = List['pupils'][number] & Pick<List, 'number' | 'teacher'>;

export function ClassResult(props: {
  readonly roll: KeptRollTold;
  readonly round: unknown;
  readonly onDone: () => void;
}) {
  const { classes: say } = useMessages();
  const { roll, round, onDone } = props;
  const { lists, error } = useLists(roll.id, round);
  const [chosen, setChosen] = useState('1');
  const [query, setQuery] = useState('');
  if (lists === undefined || roll.drawn === undefined) return <ErrorNotice error={error} />;
  const { drawn } = roll;
  const { paper } = say;
  const sought = query.normalize('NFKC').trim();
  const all = lists.flatMap(({ pupils, number, teacher }) =>
    pupils.map((pupil): Line => ({ ...pupil, number, teacher })),
  );
  const found = all.filter(
    ({ name, caseNumber }) => name.includes(sought) || caseNumber.includes(sought.toUpperCase()),
  );
  const shown = sought === '' ? all.filter(({ number }) => String(number) === chosen) : found;
  const title = sought === '' ? say.listOf(chosen) : say.find;
  const count = found.length === 0 ? say.foundNone : say.found(String(found.length));
  return (
    <>
      <Section
        title={say.result}
        description={`${say.drawnBy(drawn.by, beijingMinute(drawn.at))}　${paper.facts.publicPart}：${drawn.publicPart}`}
      >
        <WaysOut roll={roll} />
        <Table<List>
          label={say.result}
          rows={lists}
          rowKey={({ number }) => String(number)}
          selectedKey={chosen}
          onSelect={(key) => {
            setChosen(key);
            setQuery('');
          }}
          columns={[
            {
              id: 'number',
              title: say.resultColumns.number,
              rowHeader: true,
              cell: ({ number }) => say.classOf(String(number)),
            },
            {
              id: 'teacher',
              title: say.resultColumns.teacher,
              cell: ({ teacher }) => (teacher === '' ? paper.none : spelledName(teacher)),
            },
            {
              id: 'pupils',
              title: say.resultColumns.pupils,
              align: 'end',
              cell: ({ girls, boys }) => girls + boys,
            },
            { id: 'boys', title: say.resultColumns.boys, align: 'end', cell: ({ boys }) => boys },
            {
              id: 'girls',
              title: say.resultColumns.girls,
              align: 'end',
              cell: ({ girls }) => girls,
            },
          ]}
        />
      </Section>
      <Section title={title} status={<span role="status">{sought === '' ? '' : count}</span>}>
        <div className={styles.find}>
          <TextField
            label={say.find}
            description={say.findHelp}
            type="search"
            maxLength={60}
            value={query}
            onChange={setQuery}
          />
        </div>
        <Pupils label={title} rows={shown} rollId={roll.id} onDone={onDone} />
      </Section>
      <DrawnBalance roll={roll} lists={lists} round={round} />
    </>
  );
}

function Pupils(props: {
  readonly label: string;
  readonly rows: readonly Line[];
  readonly rollId: string;
  readonly onDone: () => void;
}) {
  const messages = useMessages();
  const { classes: say } = messages;
  const { label, rows, rollId, onDone } = props;
  return (
    <div className={styles.rows}>
      <Table<Line>
        label={label}
        rows={rows}
        // Who left and came back has two lines.
        rowKey={({ caseId, isLeft }) => `${caseId} ${String(isLeft)}`}
        columns={[
          {
            id: 'name',
            title: say.listColumns.name,
            rowHeader: true,
            width: '12rem',
            cell: ({ name }) => (name === '' ? say.gone : spelledName(name)),
          },
          {
            id: 'caseNumber',
            title: say.listColumns.caseNumber,
            width: '14rem',
            cell: ({ caseNumber }) => caseNumber,
          },
          {
            id: 'sex',
            title: say.listColumns.sex,
            width: '5rem',
            cell: ({ sex }) => say.sexes[sex],
          },
          {
            id: 'class',
            title: say.listColumns.classNumber,
            width: '6rem',
            cell: ({ number }) => say.classOf(String(number)),
          },
          {
            id: 'remark',
            title: say.listColumns.remark,
            width: '12rem',
            cell: (pupil) =>
              [pupilRemark(messages, pupil), pupil.renamed === undefined ? '' : say.after.renamed]
                .filter((part) => part !== '')
                .join('　'),
          },
          {
            id: 'slip',
            title: say.slip,
            width: '8rem',
            cell: (pupil) => <Slip rollId={rollId} pupil={pupil} onDone={onDone} />,
          },
        ]}
      />
    </div>
  );
}

function Slip(props: {
  readonly rollId: string;
  readonly pupil: Line;
  readonly onDone: () => void;
}) {
  const { classes: say } = useMessages();
  const { rollId, pupil, onDone } = props;
  const { caseId, name, isLeft, renamed } = pupil;
  if (name === '' || isLeft) return null;
  if (renamed !== undefined) {
    return <ConfirmName rollId={rollId} pupil={pupil} renamed={renamed} onDone={onDone} />;
  }
  return (
    <ClassPaperButton
      wish={{ id: rollId, paper: 'slips', caseId }}
      size="small"
      variant="quiet"
      accessibleName={say.slipOf(name)}
    >
      {say.slip}
    </ClassPaperButton>
  );
}

function WaysOut({ roll: { id } }: { readonly roll: KeptRollTold }) {
  const { classes: say } = useMessages();
  const { bridge } = useSession();
  const locale = useLocale();
  const { pending, error, save } = useSaving('classes', { saved: say.savedTo });
  const ways = [
    [say.saveBook, () => bridge.classes.saveBook({ id, locale })],
    [say.saveCsv, () => bridge.classes.saveCsv({ id, locale })],
    [say.savePage, () => bridge.classes.saveProof({ id, form: 'html' })],
    [say.saveData, () => bridge.classes.saveProof({ id, form: 'json' })],
  ] as const;
  return (
    <div className={styles.form}>
      <div className={styles.buttons}>
        <ClassPaperButton wish={{ id, paper: 'list' }} keyHint="Ctrl+P">
          {say.look(say.papers.list)}
        </ClassPaperButton>
        <ClassPaperButton wish={{ id, paper: 'slips' }}>
          {say.look(say.papers.slips)}
        </ClassPaperButton>
        {ways.map(([title, work]) => (
          <Button key={title} icon={<SaveIcon />} pending={pending} onPress={() => void save(work)}>
            {title}
          </Button>
        ))}
      </div>
      <p className={styles.quiet}>{say.proofHelp}</p>
      <ErrorNotice error={error} />
    </div>
  );
}
