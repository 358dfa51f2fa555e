/** The figures of what was chosen: a line of the most asked ones, then a chart and a table for each question. */
import { useMemo } from 'react';
import type { StatisticsTable } from '../../../shared/i18n/statistics-words';
import { scopeWords, share, statisticsTables } from '../../../shared/i18n/statistics-words';
import type { Statistics, StatisticsScope } from '../../../shared/statistics/statistics';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { Chart, chartPng } from '../../ui/chart/chart';
import type { ChartFigures } from '../../ui/chart/draw-chart';
import { Table } from '../../ui/data/table';
import { EmptyState } from '../../ui/feedback/empty-state';
import { SaveIcon } from '../../ui/icon/action-icons';
import { ChartIcon } from '../../ui/icon/thing-icons';
import { Section } from '../../ui/layout/section';
import { useLocale, useMessages } from '../language/messages-context';
import { DrawnPaperButton } from '../letters/drawn-paper-button';
import { ErrorNotice } from '../trouble/error-notice';
import { useAnswer } from '../trouble/use-answer';
import { useSaving } from '../trouble/use-saving';
import styles from './statistics.module.css';

/** Bars of the longest names; the table has them all. */
const mostBars = 15;

/** `at`: when what they are of was gathered. */
export function StatisticsFigures(props: { readonly scope: StatisticsScope; readonly at: string }) {
  const messages = useMessages();
  const { statistics: say } = messages;
  const { bridge } = useSession();
  const { value: found, error } = useAnswer(bridge.statistics.read, props.scope, props.at);
  const tables = useMemo(
    () => (found === undefined ? [] : statisticsTables(messages, found)),
    [messages, found],
  );
  if (found === undefined) return <ErrorNotice error={error} />;
  if (found.progress.cases === 0 && found.days.length === 0) {
    return <EmptyState icon={<ChartIcon />} title={say.emptyScope} />;
  }
  return (
    <>
      <Tiles found={found} />
      <WaysOut scope={props.scope} />
      <div className={styles.tables}>
        {tables.map((table) => (
          <OneTable key={table.key} table={table} scope={props.scope} />
        ))}
      </div>
    </>
  );
}

function Tiles({ found }: { readonly found: Statistics }) {
  const { statistics: say } = useMessages();
  const { progress, firstTry, minutes, visits } = found;
  const visited = visits.reduce((sum, { cases }) => sum + cases, 0);
  const once = visits.find(({ days }) => days === 1)?.cases ?? 0;
  const tiles = [
    [say.tiles.cases, String(progress.cases), ''],
    [
      say.tiles.submitted,
      String(progress.submitted),
      say.ofSubmitted(share(progress.submitted, progress.cases, say.none)),
    ],
    [
      say.tiles.decided,
      String(progress.decided),
      say.ofSubmitted(share(progress.decided, progress.cases, say.none)),
    ],
    [
      say.tiles.firstTry,
      share(firstTry.passed, firstTry.judged, say.none),
      say.ofJudged(String(firstTry.judged)),
    ],
    [
      say.tiles.minutes,
      minutes.median === undefined ? say.none : say.minutesOf(String(minutes.median)),
      say.ofMeasured(String(minutes.measured)),
    ],
    [say.tiles.repeat, share(once, visited, say.none), say.ofVisited(String(visited))],
  ] as const;
  return (
    <dl className={styles.tiles}>
      {tiles.map(([name, figure, detail]) => (
        <div key={name} className={styles.tile}>
          <dt>{name}</dt>
          <dd className={styles.figure}>{figure}</dd>
          {detail !== '' && <dd className={styles.quiet}>{detail}</dd>}
        </div>
      ))}
    </dl>
  );
}

function WaysOut({ scope }: { readonly scope: StatisticsScope }) {
  const messages = useMessages();
  const { statistics: say } = messages;
  const { bridge } = useSession();
  const locale = useLocale();
  const { pending, error, save } = useSaving('statistics', { saved: say.savedTo });
  const saveBook = () => void save(() => bridge.statistics.saveBook({ ...scope, locale }));
  useShortcut('Ctrl+S', saveBook);
  return (
    <div>
      <div className={styles.buttons}>
        <DrawnPaperButton
          keyHint="Ctrl+P"
          draw={() => bridge.statistics.drawReport(scope)}
          title={`${say.reportName} ${scopeWords(messages, scope)}`}
          name={say.reportName}
          closeLabel={messages.words.close}
          print={(sha256, copies, printer) =>
            bridge.statistics.printReport({ sha256, copies, printer })
          }
        >
          {say.report}
        </DrawnPaperButton>
        <Button icon={<SaveIcon />} pending={pending} keyHint="Ctrl+S" onPress={saveBook}>
          {say.saveBook}
        </Button>
      </div>
      <ErrorNotice error={error} />
    </div>
  );
}

function OneTable({
  table,
  scope,
}: {
  readonly table: StatisticsTable;
  readonly scope: StatisticsScope;
}) {
  const { statistics: say } = useMessages();
  const { bridge } = useSession();
  const locale = useLocale();
  const { error, save } = useSaving('statistics', { saved: say.savedTo });
  const { title, note, headings, rows } = table;
  const figures = useMemo(() => figuresOf(table), [table]);
  const isWide = table.id === 'days' || headings.length > 5;
  const of = { ...scope, table: table.key, locale };
  return (
    <div className={isWide ? styles.wide : undefined}>
      <Section
        title={title}
        description={note === '' ? undefined : note}
        actions={
          <>
            {figures !== undefined && (
              <Button
                size="small"
                variant="quiet"
                accessibleName={say.saveOf(say.savePicture, title)}
                onPress={() =>
                  void save(async () =>
                    bridge.statistics.savePicture({ ...of, png: await chartPng(figures, title) }),
                  )
                }
              >
                {say.savePicture}
              </Button>
            )}
            <Button
              size="small"
              variant="quiet"
              accessibleName={say.saveOf(say.saveCsv, title)}
              onPress={() => void save(() => bridge.statistics.saveCsv(of))}
            >
              {say.saveCsv}
            </Button>
          </>
        }
      >
        <div className={styles.table}>
          <ErrorNotice error={error} />
          {figures !== undefined && <Chart figures={figures} label={say.chart(title)} />}
          {/* Long tables scroll in their own place, so that the next question stays in reach. */}
          <div className={styles.rows}>
            <Table<StatisticsTable['rows'][number]>
              label={title}
              rows={rows}
              rowKey={(row) => String(rows.indexOf(row))}
              columns={headings.map((heading, index) => ({
                id: String(index),
                title: heading,
                cell: (row) => row[index] ?? '',
                align: index === 0 ? 'start' : 'end',
                rowHeader: index === 0,
              }))}
            />
          </div>
        </div>
      </Section>
    </div>
  );
}

/** What of a table is drawn: figures alone, without the sum and without a crowd of rare names. */
function figuresOf({ chart, rows, headings, hasTotal }: StatisticsTable): ChartFigures | undefined {
  if (chart === undefined) return undefined;
  const all = hasTotal ? rows.slice(0, -1) : rows;
  const shown = chart.form === 'bars' ? all.slice(0, mostBars) : all;
  const number = (value: string | number | undefined) => (typeof value === 'number' ? value : 0);
  const series = chart.columns.map((column) => ({
    name: headings[column] ?? '',
    values: shown.map((row) => number(row[column])),
  }));
  return {
    form: chart.form,
    stacked: chart.stacked,
    names: shown.map(([name = '']) => String(name)),
    series,
  };
}
