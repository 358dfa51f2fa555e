/** A number between two ends, set by sliding. */
import { FieldFrame, useFieldIds, type FieldLook } from './field-frame';
import styles from './range-field.module.css';

/** A controlled slider. */
export interface RangeFieldProps extends FieldLook {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
  readonly id?: string | undefined;
}

/** Arrows move by one step, Page Up and Page Down by ten. */
export function RangeField(props: RangeFieldProps) {
  const { id, value, min, max, step, onChange, ...look } = props;
  const ids = useFieldIds(id, look);
  return (
    <FieldFrame look={look} ids={ids}>
      <div className={styles.row}>
        <input
          id={ids.control}
          type="range"
          className={styles.slider}
          min={min}
          max={max}
          step={step}
          value={value}
          onChange={(event) => onChange(event.target.valueAsNumber)}
          aria-describedby={ids.describedBy}
        />
        <output className={styles.value} htmlFor={ids.control}>
          {Math.round(value * 100) / 100}
        </output>
      </div>
    </FieldFrame>
  );
}
