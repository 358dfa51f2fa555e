/** One choice from a long list, found by typing part of its name, its code or its initials. */
import { useId, useRef } from 'react';
import { ChevronDownIcon } from '../icon/action-icons';
import styles from './combo-field.module.css';
import { ComboOptions } from './combo-options';
import controls from './control.module.css';
import { FieldFrame, useFieldIds, type FieldLook } from './field-frame';
import type { Option } from './option-list';
import options from './option-list.module.css';
import { useCombo } from './use-combo';
import { useLayerPlace } from './use-layer-place';

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
  const ids = useFieldIds(props.id, props);
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const combo = useCombo(props.options, props.value, props.onChange);
  const listed = combo.open && combo.matches.length > 0;
  const optionId = (index: number) => `${listId}-${index}`;
  useLayerPlace(box, layer, combo.open, combo.matches.length);

  return (
    <FieldFrame look={props} ids={ids}>
      <div
        ref={box}
        className={controls.box}
        data-size={props.size}
        data-invalid={props.error !== undefined || undefined}
        data-unconfirmed={props.unconfirmed || undefined}
        data-disabled={props.disabled || undefined}
      >
        <input
          ref={input}
          id={ids.control}
          className={controls.input}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={listed}
          aria-controls={listed ? listId : undefined}
          aria-activedescendant={listed ? optionId(combo.active) : undefined}
          aria-required={props.required || undefined}
          aria-invalid={props.error !== undefined || undefined}
          aria-describedby={ids.describedBy}
          value={combo.text}
          onChange={(event) => combo.type(event.target.value)}
          onKeyDown={combo.onKeyDown}
          onBlur={() => {
            combo.leave();
            props.onBlur?.();
          }}
          autoComplete="off"
          spellCheck={false}
          placeholder={props.placeholder}
          disabled={props.disabled}
        />
        <button
          type="button"
          className={styles.open}
          tabIndex={-1}
          aria-label={props.openLabel}
          disabled={props.disabled}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => {
            input.current?.focus();
            combo.toggle();
          }}
        >
          <ChevronDownIcon />
        </button>
      </div>
      {combo.open && (
        <div
          ref={layer}
          popover="manual"
          className={`${options.layer} ${styles.layer}`}
          onPointerDown={(event) => event.preventDefault()}
        >
          {listed ? (
            <ComboOptions
              id={listId}
              labelledBy={ids.label}
              options={combo.matches}
              optionId={optionId}
              active={combo.active}
              value={props.value}
              onChoose={combo.choose}
            />
          ) : (
            <p className={options.empty} role="status">
              {props.empty}
            </p>
          )}
        </div>
      )}
    </FieldFrame>
  );
}
