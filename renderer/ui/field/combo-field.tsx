/** One choice from a long list, found by typing part of its name, its code or its initials. */
import { ComboFrame } from './combo-frame';
import type { FieldLook } from './field-frame';
import type { Option } from './option-list';
import { useCombo } from './use-combo';

/** A controlled choice; `null` while nothing is chosen. */
export interface ComboFieldProps<Value extends string> extends FieldLook {
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
  readonly options: readonly Option<Value>[];
  /** Said when nothing matches what was typed. */
  readonly empty: string;
  /** The name of the button that opens the whole list. */
  readonly openLabel: string;
  readonly placeholder?: string | undefined;
  readonly onBlur?: (() => void) | undefined;
  readonly id?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** Type to narrow, arrows to choose, Enter to take, Esc to leave it as it was. */
export function ComboField<Value extends string>(props: ComboFieldProps<Value>) {
  const combo = useCombo(props.options, props.value, props.onChange);
  return (
    <ComboFrame
      look={props}
      id={props.id}
      text={combo.text}
      onType={combo.type}
      onKeyDown={combo.onKeyDown}
      onLeave={() => {
        combo.leave();
        props.onBlur?.();
      }}
      open={combo.open}
      onToggle={combo.toggle}
      options={combo.matches}
      active={combo.active}
      value={props.value}
      onChoose={combo.choose}
      note={combo.matches.length === 0 ? props.empty : undefined}
      openLabel={props.openLabel}
      placeholder={props.placeholder}
      disabled={props.disabled}
    />
  );
}
