/** An icon and its words as one piece: icons never stand alone. */
import type { ReactNode } from 'react';
import styles from './icon.module.css';

/** Sets the icon before the words, on one line. */
export function IconLabel(props: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <span className={styles.label}>
      {props.icon}
      <span>{props.children}</span>
    </span>
  );
}
