/** Facts as pairs of name and value, to be read rather than changed. */
import type { ReactNode } from 'react';
import styles from './description-list.module.css';

/** One fact. */
export interface Description {
  readonly term: string;
  readonly value: ReactNode;
  /** Where it came from, or its state. */
  readonly note?: ReactNode;
}

/** `large` is for what a parent reads from across the desk. */
export function DescriptionList(props: {
  readonly items: readonly Description[];
  readonly columns?: 1 | 2 | 3 | undefined;
  readonly size?: 'normal' | 'large' | undefined;
}) {
  return (
    <div className={styles.room}>
      <dl className={styles.list} data-columns={props.columns ?? 1} data-size={props.size}>
        {props.items.map((item) => (
          <div key={item.term} className={styles.pair}>
            <dt className={styles.term}>{item.term}</dt>
            <dd className={styles.value}>
              <span>{item.value}</span>
              {item.note}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
