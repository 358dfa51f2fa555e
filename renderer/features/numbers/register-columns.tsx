/** The columns of the register and of its totals. */
import type { SerialState } from '../../../shared/domain/number-register';
import { serialStates } from '../../../shared/domain/number-register';
import type { Messages } from '../../../shared/i18n/messages';
import type { NumberLine, NumberTotals } from '../../../shared/ipc/calls/numbers';
import type { TableColumn } from '../../ui/data/table-props';
import { StatusBadge } from '../../ui/feedback/status-badge';
import type { Tone } from '../../ui/feedback/tone';
import { secondText } from '../language/dates';
import styles from './numbers.module.css';

const tones: { readonly [S in SerialState]: Tone } = {
  unused: 'neutral',
  used: 'info',
  void: 'warning',
  passedOver: 'neutral',
  missing: 'danger',
  double: 'danger',
};

function explainOf({ explains }: Messages['numbers'], state: SerialState): string {
  return state === 'passedOver' || state === 'missing' || state === 'double' ? explains[state] : '';
}

/** A serial belongs to one block of one station code; a double stands there once for each use. */
export function lineKey({ series, stationCode, from, at, caseId }: NumberLine): string {
  return `${series} ${stationCode} ${from} ${at ?? ''} ${caseId ?? ''}`;
}

/** One column for each fate. */
export function totalColumns({ numbers, words }: Messages): readonly TableColumn<NumberTotals>[] {
  return [
    {
      id: 'series',
      title: numbers.series,
      rowHeader: true,
      cell: ({ series }) => words.series[series],
    },
    { id: 'blocks', title: numbers.blocks, align: 'end', cell: ({ blocks }) => blocks },
    ...serialStates.map((state) => ({
      id: state,
      title: numbers.states[state],
      align: 'end' as const,
      cell: (totals: NumberTotals) => totals[state],
    })),
  ];
}

/** Serial, fate, number, what it was used for, when, by whom, why. */
export function registerColumns({ numbers, words }: Messages): readonly TableColumn<NumberLine>[] {
  return [
    {
      id: 'series',
      title: numbers.series,
      width: '9.5rem',
      cell: ({ series }) => words.series[series],
    },
    {
      id: 'serial',
      title: numbers.serial,
      width: '12rem',
      rowHeader: true,
      cell: ({ stationCode, from, to }) => (
        <span className={styles.serial}>
          <span className={styles.quiet}>{stationCode}</span>
          <span>{from === to ? from : numbers.range(String(from), String(to))}</span>
        </span>
      ),
    },
    {
      id: 'state',
      title: numbers.filterState,
      width: '5.5rem',
      cell: ({ state }) => (
        <StatusBadge tone={tones[state]} icon={null}>
          {numbers.states[state]}
        </StatusBadge>
      ),
    },
    {
      id: 'number',
      title: numbers.number,
      width: '17rem',
      cell: ({ number, destroyed, from, to }) =>
        number ??
        (destroyed === true ? (
          <span className={styles.quiet}>{numbers.destroyed}</span>
        ) : (
          <span className={styles.quiet}>{numbers.count(String(to - from + 1))}</span>
        )),
    },
    {
      id: 'case',
      title: words.series.case,
      width: '12rem',
      cell: ({ caseNumber, caseId }) =>
        caseNumber ?? <span className={styles.quiet}>{caseId?.slice(-12) ?? ''}</span>,
    },
    {
      id: 'at',
      title: numbers.when,
      width: '11rem',
      cell: ({ at }) => (at === undefined ? '' : <time dateTime={at}>{secondText(at)}</time>),
    },
    { id: 'by', title: numbers.who, width: '6rem', cell: ({ by }) => by },
    {
      id: 'reason',
      title: numbers.reason,
      cell: ({ voided, state }) =>
        voided === undefined ? (
          <span className={styles.quiet}>{explainOf(numbers, state)}</span>
        ) : (
          <span className={styles.reason}>
            <span>{voided.reason}</span>
            <span className={styles.quiet}>
              {numbers.voidedBy(voided.by, secondText(voided.at))}
            </span>
          </span>
        ),
    },
  ];
}
