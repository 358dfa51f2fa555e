/** Field by field: what a card or a paper says, what stands in the form, and whether they agree. */
import type { ReactNode } from 'react';
import type { FieldKey } from '../../../shared/domain/form';
import { Button } from '../../ui/action/button';
import { Table } from '../../ui/data/table';
import { StatusBadge } from '../../ui/feedback/status-badge';
import type { Tone } from '../../ui/feedback/tone';
import { Checkbox } from '../../ui/field/checkbox';
import { useMessages } from '../language/messages-context';
import { answerText } from './case-field';
import styles from './intake.module.css';

/** What is proposed for one field. */
export type Proposal = {
  readonly key: FieldKey;
  /** Where a field may have several. */
  readonly id?: string;
  readonly text: string;
  readonly now: string;
  readonly standing: 'same' | 'new' | 'different';
  /** What private characters of the text are called since GB 18030-2022. */
  readonly modern?: string;
};

export const standingTones: { readonly [S in Proposal['standing']]: Tone } = {
  same: 'success',
  new: 'info',
  different: 'warning',
};

/** Each line with a tick box of its own, unless there is nothing to take over. */
export function ProposalTable<P extends Proposal>(props: {
  /** What the proposals were read from. */
  readonly source: string;
  readonly proposals: readonly P[];
  readonly isTicked: (proposal: P) => boolean;
  readonly onTick: (proposal: P, on: boolean) => void;
  /** Whether a line has a tick box: without it, whether the form has something else. */
  readonly mayTick?: (proposal: P) => boolean;
  /** The text as it is shown; plain where nothing is said. */
  readonly textOf?: (proposal: P) => ReactNode;
  readonly onModern?: (proposal: P) => void;
  /** The piece of a picture that shows it. */
  readonly clipOf?: (proposal: P) => ReactNode;
}) {
  const { reader: words, words: common } = useMessages();
  const { clipOf, onModern, textOf } = props;
  const nameOf = (key: FieldKey) => common.fields[key].name;
  return (
    <Table
      label={props.source}
      rows={props.proposals}
      rowKey={({ id, key }) => id ?? key}
      columns={[
        {
          id: 'field',
          title: words.field,
          width: '13rem',
          rowHeader: true,
          cell: (one) =>
            !(props.mayTick?.(one) ?? one.standing !== 'same') ? (
              nameOf(one.key)
            ) : (
              <Checkbox checked={props.isTicked(one)} onChange={(on) => props.onTick(one, on)}>
                {nameOf(one.key)}
              </Checkbox>
            ),
        },
        ...(clipOf === undefined
          ? []
          : [{ id: 'clip', title: words.clip, width: '16rem', cell: clipOf }]),
        {
          id: 'source',
          title: props.source,
          cell: (one) => (
            <span className={styles.said}>
              {textOf?.(one) ?? answerText(common, one.key, one.text)}
              {one.modern !== undefined && one.modern !== one.text && onModern !== undefined && (
                <Button size="small" variant="quiet" onPress={() => onModern(one)}>
                  {words.useModern(one.modern)}
                </Button>
              )}
            </span>
          ),
        },
        {
          id: 'typed',
          title: words.typed,
          cell: ({ key, now }) =>
            now === '' ? (
              <span className={styles.quiet}>{words.notTyped}</span>
            ) : (
              <span className={styles.said}>{answerText(common, key, now)}</span>
            ),
        },
        {
          id: 'standing',
          title: words.standing,
          width: '7rem',
          cell: ({ standing }) => (
            <StatusBadge tone={standingTones[standing]}>{words.standings[standing]}</StatusBadge>
          ),
        },
      ]}
    />
  );
}
