/** The options under a field that is typed into; the focus stays in the field. */
import { CheckIcon } from '../icon/action-icons';
import type { Option } from './option-list';
import styles from './option-list.module.css';

/** One row each; the marked one is what Enter takes. */
export function ComboOptions<Value extends string>(props: {
  readonly id: string;
  readonly labelledBy: string;
  readonly options: readonly Option<Value>[];
  readonly optionId: (index: number) => string;
  /** -1 while none is marked. */
  readonly active: number;
  readonly value: Value | null;
  readonly onChoose: (option: Option<Value>) => void;
}) {
  return (
    <div role="listbox" id={props.id} aria-labelledby={props.labelledBy} className={styles.list}>
      {props.options.map((option, index) => (
        <div
          key={option.value}
          id={props.optionId(index)}
          role="option"
          className={styles.option}
          aria-selected={option.value === props.value}
          aria-disabled={option.disabled || undefined}
          data-selected={option.value === props.value || undefined}
          data-focused={index === props.active || undefined}
          data-disabled={option.disabled || undefined}
          onClick={() => props.onChoose(option)}
        >
          <span className={styles.tick}>{option.value === props.value && <CheckIcon />}</span>
          <span className={styles.words}>{option.label}</span>
          {option.detail !== undefined && <span className={styles.detail}>{option.detail}</span>}
        </div>
      ))}
    </div>
  );
}
