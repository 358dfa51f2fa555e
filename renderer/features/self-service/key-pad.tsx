/** Keys on the screen for who has no keyboard; the field keeps the focus, so that a keyboard goes on working. */
import type { PointerEvent } from 'react';
import { useMessages } from '../language/messages-context';
import styles from './self-service.module.css';

/** Writes and erases at the end of the text. */
export function KeyPad(props: {
  readonly field: string;
  readonly keys: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onDone: () => void;
}) {
  const { selfService } = useMessages();
  const { pad } = selfService;
  const { keys, value, onChange } = props;
  return (
    <div
      className={styles.pad}
      data-wide={keys.length > 12 || undefined}
      role="group"
      aria-label={pad.label(props.field)}
      onPointerDown={keepFocus}
    >
      {keys.map((key) => (
        <PadKey key={key} onPress={() => onChange(value + key)}>
          {key}
        </PadKey>
      ))}
      <PadKey isWord onPress={() => onChange(value.slice(0, -1))}>
        {pad.erase}
      </PadKey>
      <PadKey isWord onPress={() => onChange('')}>
        {pad.clear}
      </PadKey>
      <PadKey isWord onPress={props.onDone}>
        {pad.done}
      </PadKey>
    </div>
  );
}

/** A press on a button would take the focus from the field, and the pad with it. */
const keepFocus = (event: PointerEvent) => event.preventDefault();

function PadKey(props: {
  readonly children: string;
  readonly isWord?: boolean;
  readonly onPress: () => void;
}) {
  return (
    <button
      type="button"
      className={styles.padKey}
      data-word={props.isWord}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onPress}
    >
      {props.children}
    </button>
  );
}
