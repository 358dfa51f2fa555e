/** A question answered by choosing one of a few big cards. */
import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { KeyHint } from '../action/key-hint';
import { CheckIcon } from '../icon/action-icons';
import { FieldError } from './field-frame';
import styles from './radio-cards.module.css';

/** One answer. */
export interface RadioCard<Value extends string> {
  readonly value: Value;
  readonly title: string;
  readonly detail?: ReactNode;
  readonly icon?: ReactNode;
  /** A key, usually a figure, that chooses this card while the focus is in the group. */
  readonly keyHint?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** The question and its answers; arrows move and choose. */
export interface RadioCardsProps<Value extends string> {
  readonly label: string;
  readonly description?: ReactNode;
  readonly error?: string | undefined;
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly cards: readonly RadioCard<Value>[];
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly size?: 'normal' | 'large' | undefined;
  /** Puts the focus on the chosen or first card when the question appears. */
  readonly autoFocus?: boolean | undefined;
}

/** Shows the question with its cards side by side where there is room. */
export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const card = props.cards.find(({ keyHint }) => keyHint === event.key);
    if (card === undefined || card.disabled === true || props.disabled === true) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    props.onChange(card.value);
    const inputs = event.currentTarget.querySelectorAll<HTMLInputElement>('input[type="radio"]');
    [...inputs].find((input) => input.value === card.value)?.focus();
  };
  const described = [
    props.description !== undefined && `${id}-help`,
    props.error !== undefined && `${id}-error`,
  ].filter((part) => part !== false);
  return (
    <div data-size={props.size} className={styles.room}>
      <div
        role="radiogroup"
        className={styles.group}
        aria-labelledby={`${id}-label`}
        aria-describedby={described.length > 0 ? described.join(' ') : undefined}
        aria-required={props.required || undefined}
        aria-invalid={props.error !== undefined || undefined}
        onKeyDown={onKeyDown}
      >
        <div className={styles.label} id={`${id}-label`}>
          {props.label}
        </div>
        {props.description !== undefined && (
          <p className={styles.help} id={`${id}-help`}>
            {props.description}
          </p>
        )}
        <div className={styles.cards} data-count={props.cards.length}>
          {props.cards.map((card, index) => (
            <CardView
              key={card.value}
              card={card}
              name={id}
              checked={card.value === props.value}
              onChoose={() => props.onChange(card.value)}
              invalid={props.error !== undefined}
              disabled={props.disabled === true || card.disabled === true}
              autoFocus={
                props.autoFocus === true &&
                (props.value === null ? index === 0 : props.value === card.value)
              }
            />
          ))}
        </div>
      </div>
      <FieldError id={`${id}-error`} error={props.error} />
    </div>
  );
}

function CardView(props: {
  readonly card: RadioCard<string>;
  readonly name: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly invalid: boolean;
  readonly disabled: boolean;
  readonly autoFocus: boolean;
}) {
  const { card } = props;
  return (
    <label
      className={styles.card}
      data-selected={props.checked || undefined}
      data-invalid={props.invalid || undefined}
      data-disabled={props.disabled || undefined}
    >
      <input
        type="radio"
        className="visually-hidden"
        name={props.name}
        value={card.value}
        checked={props.checked}
        onChange={props.onChoose}
        disabled={props.disabled}
        autoFocus={props.autoFocus}
      />
      <span className={styles.mark}>
        <CheckIcon />
      </span>
      <span className={styles.text}>
        <span className={styles.title}>
          {card.icon}
          <span>{card.title}</span>
        </span>
        {card.detail !== undefined && <span className={styles.detail}>{card.detail}</span>}
      </span>
      {card.keyHint !== undefined && <KeyHint keys={card.keyHint} />}
    </label>
  );
}
