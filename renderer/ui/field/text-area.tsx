/** Several lines of text to type, such as a remark or a reason. */
import controls from './control.module.css';
import { FieldFrame, useFieldIds, type FieldLook } from './field-frame';
import { writableText } from './typed-text';

/** Like a text field, with a number of rows to begin with. */
export interface TextAreaProps extends FieldLook {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly id?: string | undefined;
  readonly rows?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly placeholder?: string | undefined;
  readonly readOnly?: boolean | undefined;
}

/** A labelled text of several lines; Enter makes a new line here. */
export function TextArea(props: TextAreaProps) {
  const ids = useFieldIds(props.id, props);
  return (
    <FieldFrame look={props} ids={ids}>
      <div
        className={controls.box}
        data-size={props.size}
        data-invalid={props.error !== undefined || undefined}
        data-unconfirmed={props.unconfirmed || undefined}
        data-readonly={props.readOnly || undefined}
      >
        <textarea
          id={ids.control}
          className={controls.input}
          rows={props.rows ?? 3}
          value={props.value}
          onChange={(event) => props.onChange(writableText(event.target.value))}
          onBlur={props.onBlur}
          autoComplete="off"
          spellCheck={false}
          maxLength={props.maxLength}
          placeholder={props.placeholder}
          readOnly={props.readOnly}
          aria-required={props.required || undefined}
          aria-invalid={props.error !== undefined || undefined}
          aria-describedby={ids.describedBy}
        />
      </div>
    </FieldFrame>
  );
}
