/** A line of text with suggestions from a long list: one of them may be taken, anything else may be written. */
import { ComboFrame } from './combo-frame';
import type { FieldLook } from './field-frame';
import type { Option } from './option-list';
import { useSuggest, type Suggestions } from './use-suggest';

/** A controlled text; `chosen` is the suggestion it stands for, if any. */
export interface SuggestFieldProps<Value extends string> extends FieldLook {
  readonly value: string;
  readonly chosen: Value | null;
  readonly onChange: (text: string) => void;
  readonly onChoose: (option: Option<Value>) => void;
  /** Suggestions for what is typed, all of them for nothing; asked at every keystroke while the list is open. */
  readonly find: (typed: string) => Suggestions<Value>;
  /** Said when nothing fits, while the list is not there yet too; without it there is no list then. */
  readonly empty?: string | undefined;
  /** Said below a list that does not hold everything. */
  readonly more?: ((shown: number, total: number) => string) | undefined;
  /** The name of the button that opens the whole list. */
  readonly openLabel: string;
  readonly maxLength?: number | undefined;
  readonly onFocus?: (() => void) | undefined;
  readonly onBlur?: (() => void) | undefined;
  readonly id?: string | undefined;
}

/** Type, and take a suggestion by arrows and Enter or by the mouse; Esc closes the list and leaves what is written. */
export function SuggestField<Value extends string>(props: SuggestFieldProps<Value>) {
  const suggest = useSuggest({
    text: props.value,
    find: props.find,
    onType: props.onChange,
    onChoose: props.onChoose,
    isQuiet: props.empty === undefined,
  });
  const { options, total } = suggest;
  const shown = options.length;
  const more = shown < total ? props.more?.(shown, total) : undefined;
  return (
    <ComboFrame
      look={props}
      id={props.id}
      text={props.value}
      onType={suggest.type}
      onKeyDown={suggest.onKeyDown}
      onFocus={props.onFocus}
      onLeave={() => {
        suggest.close();
        props.onBlur?.();
      }}
      open={suggest.open}
      onToggle={suggest.toggle}
      options={options}
      active={suggest.active}
      value={props.chosen}
      onChoose={suggest.choose}
      note={shown === 0 ? props.empty : more}
      openLabel={props.openLabel}
      maxLength={props.maxLength}
    />
  );
}
