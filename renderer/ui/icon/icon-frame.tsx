/** The common drawing board of the icons: 24 by 24, one stroke, sized by the text it stands in. */
import styles from './icon.module.css';

/** Draws one outline; always hidden from screen readers, because words stand beside it. */
export function IconFrame({ path }: { readonly path: string }) {
  return (
    <svg className={styles.icon} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}
