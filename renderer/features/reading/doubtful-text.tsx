/** A text with the characters that the reader was unsure of marked, each for the eye to look at. */
import { Fragment } from 'react';
import styles from './reading.module.css';

/** `doubtful` are places in `Array.from(text)`. */
export function DoubtfulText(props: {
  readonly text: string;
  readonly doubtful: readonly number[];
}) {
  if (props.doubtful.length === 0) return props.text;
  return Array.from(props.text).map((character, index) =>
    props.doubtful.includes(index) ? (
      <mark key={index} className={styles.doubt}>
        {character}
      </mark>
    ) : (
      <Fragment key={index}>{character}</Fragment>
    ),
  );
}
