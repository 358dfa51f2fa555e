/** 积分试算: what the family's answers give for each of the four items, and how the total is added up. */
import type { Case } from '../../../shared/domain/case';
import { fieldKeys, fieldText } from '../../../shared/domain/form';
import type { LoadedPack } from '../../../shared/policy/checklist';
import type { PointsLine } from '../../../shared/policy/points';
import type { Messages } from '../../../shared/i18n/messages';
import { Table } from '../../ui/data/table';
import type { TableColumn } from '../../ui/data/table-props';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { answerText } from '../intake/case-field';
import { useMessages } from '../language/messages-context';
import styles from './points.module.css';

/** Nothing for families that the case's pack does not rank by points. */
export function PointsSection(props: { readonly current: Case; readonly pack: LoadedPack }) {
  const messages = useMessages();
  const { points: words } = messages.schools;
  const { current, pack } = props;
  const points = pack.pointsFor(current);
  const table = pack.pack.points;
  if (points === undefined || table === undefined) return null;
  const parts = points.lines.map((line) => String(line.points)).join(' + ');
  return (
    <Section id="section-points" title={words.title} description={table.reason}>
      <Panel padding="flush">
        <Table
          label={words.table}
          columns={columns(messages, current)}
          rows={points.lines}
          rowKey={({ item }) => item}
        />
        <p className={styles.total}>
          <span>{words.total}</span>
          <output className={styles.sum}>{words.sum(parts, points.total)}</output>
        </p>
      </Panel>
      <p className={styles.quiet}>
        {words.basis(table.legalBasis)}
        <br />
        {words.preliminary}
      </p>
    </Section>
  );
}

function columns(messages: Messages, current: Case): readonly TableColumn<PointsLine>[] {
  const { points: words } = messages.schools;
  return [
    { id: 'item', title: words.item, rowHeader: true, cell: ({ title }) => title },
    {
      id: 'answered',
      title: words.answered,
      cell: ({ looksAt }) => (
        <ul className={styles.answers}>
          {looksAt.map((root) => (
            <li key={root}>{answerTo(messages, current, root)}</li>
          ))}
        </ul>
      ),
    },
    { id: 'row', title: words.row, cell: ({ row }) => row ?? words.noRow },
    { id: 'points', title: words.score, align: 'end', cell: ({ points }) => points },
  ];
}

/** A field with what was answered; the three answers of the counter stand as their group. */
function answerTo(
  { schools: { points }, words, home }: Messages,
  { form, group }: Case,
  root: PointsLine['looksAt'][number],
): string {
  const key = fieldKeys.find((one) => one === root);
  if (key === undefined) return points.answer(home.group, words.groups[group].title);
  const text = fieldText(form, key);
  const value = text === '' ? points.notAnswered : answerText(words, key, text);
  return points.answer(words.fields[key].name, value);
}
