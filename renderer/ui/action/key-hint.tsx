/** A keyboard shortcut printed the way the keys are labelled. */
import styles from './key-hint.module.css';

/** Prints a shortcut such as "Ctrl+K" key by key; decoration beside words, so hidden from screen readers. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.keys} aria-hidden="true">
      {keys.split('+').map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}

/** The same shortcut in the spelling of aria-keyshortcuts ("Ctrl+K" becomes "Control+K"). */
export function ariaKeys(keys: string | undefined): string | undefined {
  return keys?.replace('Ctrl', 'Control').replace('Esc', 'Escape');
}
