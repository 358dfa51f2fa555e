/** A line of text with suggestions from a long list: one of them may be taken, anything else may be written. */
import { useId, useRef } from 'react';
import { ChevronDownIcon } from '../icon/action-icons';
import styles from './combo-field.module.css';
import { ComboOptions } from './combo-options';
import controls from './control.module.css';
import { FieldFrame, useFieldIds, type FieldLook } from './field-frame';
import type { Option } from './option-list';
import options from './option-list.module.css';
import { useLayerPlace } from './use-layer-place';
import { useSuggest, type Suggestions } from './use-suggest';

/** A controlled text; `chosen` is the suggestion it stands for, if any. */
export interface SuggestFieldProps<Value extends string> extends FieldLook {
  readonly value: string;
  readonly chosen: Value | null;
  readonly onChange: (text: string) => void;
  readonly onChoose: (option: Option<Value>) => void;
  /** Suggestions for what is typed, all of them for nothing; asked at every keystroke while the list is open. */
  readonly find: (typed: string) => Suggestions<Value>;
  /** Said when nothing fits, while the list is not there yet too. */
  readonly empty: string;
  /** Said below a list that does not hold everything. */
  readonly more: (shown: number, total: number) => string;
  /** The name of the button that opens the whole list. */
  readonly openLabel: string;
  readonly maxLength?: number | undefined;
  readonly onFocus?: (() => void) | undefined;
  readonly onBlur?: (() => void) | undefined;
  readonly id?: string | undefined;
}

/** Type, and take a suggestion by arrows and Enter or by the mouse; Esc closes the list and leaves what is written. */
export function SuggestField<Value extends string>(props: SuggestFieldProps<Value>) {
  const ids = useFieldIds(props.id, props);
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const suggest = useSuggest({
    text: props.value,
    find: props.find,
    onType: props.onChange,
    onChoose: props.onChoose,
  });
  const shown = suggest.options.length;
  const listed = suggest.open && shown > 0;
  const optionId = (index: number) => `${listId}-${index}`;
  useLayerPlace(box, layer, suggest.open, shown);

  return (
    <FieldFrame look={props} ids={ids}>
      <div
        ref={box}
        className={controls.box}
        data-size={props.size}
        data-invalid={props.error !== undefined || undefined}
        data-unconfirmed={props.unconfirmed || undefined}
      >
        <input
          ref={input}
          id={ids.control}
          className={controls.input}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={listed}
          aria-controls={listed ? listId : undefined}
          aria-activedescendant={
            listed && suggest.active >= 0 ? optionId(suggest.active) : undefined
          }
          aria-required={props.required || undefined}
          aria-invalid={props.error !== undefined || undefined}
          aria-describedby={ids.describedBy}
          value={props.value}
          onChange={(event) => suggest.type(event.target.value)}
          onKeyDown={suggest.onKeyDown}
          onFocus={props.onFocus}
          onBlur={() => {
            suggest.close();
            props.onBlur?.();
          }}
          maxLength={props.maxLength}
          autoComplete="off"
          spellCheck={false}
        />
        <button
          type="button"
          className={styles.open}
          tabIndex={-1}
          aria-label={props.openLabel}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => {
            input.current?.focus();
            suggest.toggle();
          }}
        >
          <ChevronDownIcon />
        </button>
      </div>
      {suggest.open && (
        <div
          ref={layer}
          popover="manual"
          className={`${options.layer} ${styles.layer}`}
          onPointerDown={(event) => event.preventDefault()}
        >
          {listed && (
            <ComboOptions
              id={listId}
              labelledBy={ids.label}
              options={suggest.options}
              optionId={optionId}
              active={suggest.active}
              value={props.chosen}
              onChoose={suggest.choose}
            />
          )}
          {shown < suggest.total || shown === 0 ? (
            <p className={options.empty} role="status">
              {shown === 0 ? props.empty : props.more(shown, suggest.total)}
            </p>
          ) : null}
        </div>
      )}
    </FieldFrame>
  );
}
