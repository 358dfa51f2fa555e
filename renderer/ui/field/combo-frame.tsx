/** A line to type in, a button that opens the whole list, and the list below it; what is typed means is its owner's to say. */
import { useId, useRef, type KeyboardEventHandler, type ReactNode } from 'react';
import { ChevronDownIcon } from '../icon/action-icons';
import styles from './combo-field.module.css';
import { ComboOptions } from './combo-options';
import controls from './control.module.css';
import { FieldFrame, useFieldIds, type FieldLook } from './field-frame';
import { writableText } from './typed-text';
import type { Option } from './option-list';
import options from './option-list.module.css';
import { useLayerPlace } from './use-layer-place';

/** What fields with a list have in common. */
export interface ComboFrameProps<Value extends string> {
  readonly look: FieldLook;
  readonly id?: string | undefined;
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly onKeyDown: KeyboardEventHandler;
  readonly onFocus?: (() => void) | undefined;
  readonly onLeave: () => void;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly options: readonly Option<Value>[];
  /** The marked option; none at -1. */
  readonly active: number;
  readonly value: Value | null;
  readonly onChoose: (option: Option<Value>) => void;
  /** Said below the list, or instead of an empty one. */
  readonly note?: ReactNode;
  /** The name of the button that opens the whole list. */
  readonly openLabel: string;
  readonly maxLength?: number | undefined;
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** The combobox of WAI-ARIA: the focus stays in the line while options are marked. */
export function ComboFrame<Value extends string>(props: ComboFrameProps<Value>) {
  const { look, open, active, disabled, note } = props;
  const ids = useFieldIds(props.id, look);
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const listed = open && props.options.length > 0;
  const optionId = (index: number) => `${listId}-${index}`;
  useLayerPlace(box, layer, open, props.options.length);

  return (
    <FieldFrame look={look} ids={ids}>
      <div
        ref={box}
        className={controls.box}
        data-size={look.size}
        data-invalid={look.error !== undefined || undefined}
        data-unconfirmed={look.unconfirmed || undefined}
        data-disabled={disabled || undefined}
      >
        <input
          ref={input}
          id={ids.control}
          className={controls.input}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={listed}
          aria-controls={listed ? listId : undefined}
          aria-activedescendant={listed && active >= 0 ? optionId(active) : undefined}
          aria-required={look.required || undefined}
          aria-invalid={look.error !== undefined || undefined}
          aria-describedby={ids.describedBy}
          value={props.text}
          onChange={(event) => props.onType(writableText(event.target.value))}
          onKeyDown={props.onKeyDown}
          onFocus={props.onFocus}
          onBlur={props.onLeave}
          maxLength={props.maxLength}
          autoComplete="off"
          spellCheck={false}
          placeholder={props.placeholder}
          disabled={disabled}
        />
        <button
          type="button"
          className={styles.open}
          tabIndex={-1}
          aria-label={props.openLabel}
          disabled={disabled}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => {
            input.current?.focus();
            props.onToggle();
          }}
        >
          <ChevronDownIcon />
        </button>
      </div>
      {open && (
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
              options={props.options}
              optionId={optionId}
              active={active}
              value={props.value}
              onChoose={props.onChoose}
            />
          )}
          {note !== undefined && (
            <p className={options.empty} role="status">
              {note}
            </p>
          )}
        </div>
      )}
    </FieldFrame>
  );
}
