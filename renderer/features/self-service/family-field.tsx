/** One field as a family is asked for it: a question, where to copy it from, big answers instead of lists. */
import { useRef, useState } from 'react';
import type { FieldKey } from '../../../shared/domain/form';
import { fieldDefinition } from '../../../shared/domain/form';
import type { Form } from '../../../shared/domain/form';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { DateField } from '../../ui/field/date-field';
import { RadioCards } from '../../ui/field/radio-cards';
import { TextField } from '../../ui/field/text-field';
import { choiceNames, fieldId, usualChoice } from '../intake/case-field';
import { familyQuestion } from '../language/field-help';
import { useMessages } from '../language/messages-context';
import { KeyPad } from './key-pad';
import styles from './self-service.module.css';
import { padKeys } from './steps';

const longestTyped = 300;
const keysStayMs = 150;

/** Saved with every keystroke by the form's own draft. */
export function FamilyField(props: {
  readonly fieldKey: FieldKey;
  readonly form: Form;
  readonly value: string;
  readonly required: boolean;
  readonly error: string | undefined;
  /** Filled in from the identity number. */
  readonly derived: boolean;
  readonly onChange: (text: string) => void;
  readonly onLeave: () => void;
}) {
  const messages = useMessages();
  const { selfService, words } = messages;
  const { fieldKey, value, error, required, onChange } = props;
  const [isHere, setHere] = useState(false);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { ask, how } = familyQuestion(messages, fieldKey, required);
  const id = fieldId(fieldKey);
  const definition = fieldDefinition(fieldKey);
  const choose = (text: string) => {
    onChange(text);
    props.onLeave();
  };
  if (definition.kind === 'flag' || definition.kind === 'choice') {
    const names = choiceNames(words.choices, fieldKey);
    const cards =
      definition.kind === 'flag'
        ? [
            { value: 'yes', title: selfService.yes },
            { value: 'no', title: selfService.no },
          ]
        : (definition.choices ?? []).map((choice) => ({
            value: choice,
            title: names[choice] ?? choice,
          }));
    return (
      <div id={id} className={styles.wide} tabIndex={-1}>
        <RadioCards
          size={cards.length > 3 ? 'normal' : 'large'}
          label={ask}
          description={props.derived ? selfService.fromNumber : how}
          required={required}
          error={error}
          value={value === '' ? (usualChoice(fieldKey) ?? null) : value}
          onChange={choose}
          cards={cards}
        />
      </div>
    );
  }
  const keys = padKeys(props.form, fieldKey);
  const common = {
    id,
    size: 'large' as const,
    label: ask,
    description: how,
    required,
    error,
    source: props.derived ? (
      <StatusBadge tone="info">{selfService.fromNumber}</StatusBadge>
    ) : undefined,
    unconfirmed: props.derived,
    value,
    onChange,
    onFocus: () => {
      clearTimeout(leaving.current);
      setHere(true);
      // Above the keys that come up below.
      document.getElementById(`${id}-room`)?.scrollIntoView({ block: 'nearest' });
    },
    onBlur: () => {
      // Not while the finger is still down that went elsewhere: what it points at must not move.
      leaving.current = setTimeout(() => setHere(false), keysStayMs);
      props.onLeave();
    },
  };
  return (
    <div className={styles.field} id={`${id}-room`}>
      {definition.kind === 'day' ? (
        <DateField {...common} />
      ) : (
        <TextField {...common} maxLength={longestTyped} inputMode={modeOf(definition.kind)} />
      )}
      {isHere && keys !== undefined && (
        <KeyPad
          field={ask}
          keys={keys}
          value={value}
          onChange={onChange}
          onDone={() => document.getElementById(id)?.blur()}
        />
      )}
    </div>
  );
}

/** What a touch keyboard of the system offers, where it has one of its own. */
function modeOf(kind: ReturnType<typeof fieldDefinition>['kind']) {
  if (kind === 'phone') return 'tel';
  return kind === 'number' ? 'decimal' : 'text';
}
