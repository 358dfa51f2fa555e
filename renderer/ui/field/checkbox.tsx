/** A tick box with its words. */
import { useId, type ReactNode } from 'react';
import styles from './checkbox.module.css';

/** A controlled tick box. */
export interface CheckboxProps {
  readonly children: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Some of what this box stands for is ticked. */
  readonly mixed?: boolean | undefined;
  readonly description?: ReactNode;
  readonly disabled?: boolean | undefined;
  readonly required?: boolean | undefined;
  readonly invalid?: boolean | undefined;
  readonly id?: string | undefined;
}

/** Ticked by Space or by a click anywhere on its words. */
export function Checkbox(props: CheckboxProps) {
  const own = useId();
  const id = props.id ?? own;
  const described = props.description !== undefined;
  return (
    <div className={styles.row}>
      <input
        ref={(input) => {
          if (input !== null) input.indeterminate = props.mixed === true;
        }}
        id={id}
        type="checkbox"
        className={styles.box}
        checked={props.checked}
        onChange={(event) => props.onChange(event.target.checked)}
        disabled={props.disabled}
        aria-required={props.required || undefined}
        aria-invalid={props.invalid || undefined}
        aria-describedby={described ? `${id}-help` : undefined}
      />
      <label htmlFor={id}>{props.children}</label>
      {described && (
        <p className={styles.help} id={`${id}-help`}>
          {props.description}
        </p>
      )}
    </div>
  );
}
