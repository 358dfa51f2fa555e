/** Puts fields on a common grid that gives columns as the room allows. */
import type { ReactNode } from 'react';
import styles from './form-grid.module.css';

/** Two columns in usual room, three in wide room, one when narrow or zoomed. */
export function FormGrid(props: {
  readonly children: ReactNode;
  /** The most columns the grid may take. */
  readonly columns?: 1 | 2 | 3 | 4 | undefined;
}) {
  return (
    <div className={styles.room}>
      <div className={styles.grid} data-columns={props.columns ?? 2}>
        {props.children}
      </div>
    </div>
  );
}

/** A field that takes more than one column. */
export function FormCell(props: { readonly children: ReactNode; readonly span: 2 | 3 | 'all' }) {
  return (
    <div className={styles.cell} data-span={props.span}>
      {props.children}
    </div>
  );
}

/** Fields that belong together under one name, such as the two halves of an address. */
export function FieldGroup(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{props.label}</legend>
      {props.children}
    </fieldset>
  );
}
