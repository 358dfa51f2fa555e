/** One line of text to type, on the native input so that the locked screen stays small. */
import type { HTMLInputTypeAttribute, ReactNode, Ref } from 'react';
import controls from './control.module.css';
import { FieldFrame, useFieldIds, type FieldLook } from './field-frame';
import { writableText } from './typed-text';

/** A text field is always controlled: every keystroke goes to the caller. */
export interface TextFieldProps extends FieldLook {
  readonly value: string;
  readonly onChange?: ((value: string) => void) | undefined;
  /** The focus has left: the moment to judge the value. */
  readonly onBlur?: (() => void) | undefined;
  readonly onFocus?: (() => void) | undefined;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly type?: Extract<HTMLInputTypeAttribute, 'text' | 'password' | 'search'> | undefined;
  /** `numeric` and `tel` also set figures of equal width. */
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | undefined;
  /** Off unless said otherwise: families' data must not be offered to the next family. */
  readonly autoComplete?: string | undefined;
  readonly maxLength?: number | undefined;
  readonly placeholder?: string | undefined;
  readonly prefix?: ReactNode;
  readonly suffix?: ReactNode;
  readonly readOnly?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A labelled line of text with help, source and error beside it. */
export function TextField({ ref, ...props }: TextFieldProps) {
  const ids = useFieldIds(props.id, props);
  const figures = props.inputMode !== undefined && props.inputMode !== 'text';
  return (
    <FieldFrame look={props} ids={ids}>
      <div
        className={controls.box}
        data-size={props.size}
        data-invalid={props.error !== undefined || undefined}
        data-unconfirmed={props.unconfirmed || undefined}
        data-readonly={props.readOnly || undefined}
        data-disabled={props.disabled || undefined}
      >
        {props.prefix !== undefined && <span className={controls.affix}>{props.prefix}</span>}
        <input
          ref={ref}
          id={ids.control}
          className={controls.input}
          data-figures={figures || undefined}
          name={props.name}
          type={props.type ?? 'text'}
          inputMode={props.inputMode}
          value={props.value}
          onChange={(event) => props.onChange?.(writableText(event.target.value))}
          onBlur={props.onBlur}
          onFocus={props.onFocus}
          autoComplete={props.autoComplete ?? 'off'}
          autoCapitalize="off"
          spellCheck={false}
          maxLength={props.maxLength}
          placeholder={props.placeholder}
          readOnly={props.readOnly}
          disabled={props.disabled}
          autoFocus={props.autoFocus}
          aria-required={props.required || undefined}
          aria-invalid={props.error !== undefined || undefined}
          aria-describedby={ids.describedBy}
        />
        {props.suffix !== undefined && <span className={controls.affix}>{props.suffix}</span>}
      </div>
    </FieldFrame>
  );
}
