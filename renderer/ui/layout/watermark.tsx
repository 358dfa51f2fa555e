/** A word written across every screen, such as the one for drill, so that no picture of it passes for real. */
import styles from './watermark.module.css';

const TILES = 60;

/** Lies over everything, lets every click through, and is silent for screen readers. */
export function Watermark({ text }: { readonly text: string }) {
  return (
    <div className={styles.watermark} aria-hidden="true">
      {Array.from({ length: TILES }, (_, index) => (
        <span key={index} data-text={text} />
      ))}
    </div>
  );
}
