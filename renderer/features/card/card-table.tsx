/** Field by field: what the card says, what stands in the form, and whether they agree. */
import type { CardProposal } from '../../../shared/capture/card-proposals';
import type { FieldKey } from '../../../shared/domain/form';
import { Button } from '../../ui/action/button';
import { Table } from '../../ui/data/table';
import { StatusBadge } from '../../ui/feedback/status-badge';
import type { Tone } from '../../ui/feedback/tone';
import { Checkbox } from '../../ui/field/checkbox';
import { answerText } from '../intake/case-field';
import { useMessages } from '../language/messages-context';
import styles from './card.module.css';

const tones: { readonly [S in CardProposal['standing']]: Tone } = {
  same: 'success',
  new: 'info',
  different: 'warning',
};

/** Each line with a tick box of its own, unless there is nothing to take over. */
export function CardTable(props: {
  readonly proposals: readonly CardProposal[];
  readonly ticked: ReadonlySet<FieldKey>;
  readonly onTick: (key: FieldKey, on: boolean) => void;
  readonly onModern: (key: FieldKey) => void;
}) {
  const { reader: words, words: common } = useMessages();
  const nameOf = (key: FieldKey) => common.fields[key].name;
  return (
    <Table
      label={words.onCard}
      rows={props.proposals}
      rowKey={({ key }) => key}
      columns={[
        {
          id: 'field',
          title: words.field,
          width: '13rem',
          rowHeader: true,
          cell: ({ key, standing }) =>
            standing === 'same' ? (
              nameOf(key)
            ) : (
              <Checkbox checked={props.ticked.has(key)} onChange={(on) => props.onTick(key, on)}>
                {nameOf(key)}
              </Checkbox>
            ),
        },
        {
          id: 'card',
          title: words.onCard,
          cell: ({ key, text, unsure, modern }) => (
            <span className={styles.text}>
              {answerText(common, key, text)}
              {unsure && modern !== undefined && (
                <Button size="small" variant="quiet" onPress={() => props.onModern(key)}>
                  {words.useModern(modern)}
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
              <span className={styles.text}>{answerText(common, key, now)}</span>
            ),
        },
        {
          id: 'standing',
          title: words.standing,
          width: '7rem',
          cell: ({ standing }) => (
            <StatusBadge tone={tones[standing]}>{words.standings[standing]}</StatusBadge>
          ),
        },
      ]}
    />
  );
}
