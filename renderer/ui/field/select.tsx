/** One choice from a short list that drops down. */
import { Button } from 'react-aria-components/Button';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { ChevronDownIcon } from '../icon/action-icons';
import { placeAriaPlaceholder } from '../overlay/aria-placeholder';
import controls from './control.module.css';
import { FieldFrame, useFieldIds, type FieldLook } from './field-frame';
import { OptionList, type Option } from './option-list';
import styles from './select.module.css';

placeAriaPlaceholder();

/** A controlled choice. */
export interface SelectProps<Value extends string> extends FieldLook {
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly options: readonly Option<Value>[];
  /** Said while nothing is chosen. */
  readonly placeholder: string;
  readonly onBlur?: (() => void) | undefined;
  readonly id?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** For up to a dozen options; more are found quicker in a ComboField. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const ids = useFieldIds(props.id, props);
  return (
    <FieldFrame look={props} ids={ids}>
      <AriaSelect<Option<Value>>
        value={props.value}
        onChange={(value) => {
          const option = props.options.find((one) => one.value === value);
          if (option !== undefined) props.onChange(option.value);
        }}
        onBlur={() => props.onBlur?.()}
        placeholder={props.placeholder}
        isDisabled={props.disabled ?? false}
        isInvalid={props.error !== undefined}
        aria-labelledby={ids.label}
      >
        <Button
          id={ids.control}
          className={`${controls.box} ${styles.button}`}
          data-size={props.size}
          data-invalid={props.error !== undefined || undefined}
          data-unconfirmed={props.unconfirmed || undefined}
          {...(ids.describedBy === undefined ? {} : { 'aria-describedby': ids.describedBy })}
        >
          <SelectValue<Option<Value>> className={styles.value ?? ''}>
            {({ isPlaceholder, selectedText }) =>
              isPlaceholder ? props.placeholder : selectedText
            }
          </SelectValue>
          <ChevronDownIcon />
        </Button>
        <OptionList options={props.options} />
      </AriaSelect>
    </FieldFrame>
  );
}
