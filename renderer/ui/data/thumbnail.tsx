/** Small pictures of pages, in their order. */
import type { ReactNode } from 'react';
import styles from './thumbnail.module.css';

/** One picture. */
export interface ThumbnailProps {
  /** A blob: address; without it the place waits for its picture. */
  readonly src?: string | undefined;
  /** What the picture shows, for those who cannot see it. */
  readonly alt: string;
  readonly caption: string;
  /** Usually a StatusBadge. */
  readonly state?: ReactNode;
  readonly selected?: boolean | undefined;
  readonly onSelect?: (() => void) | undefined;
  /** Of the button, for who sends the focus here. */
  readonly id?: string | undefined;
  /** Said in an empty place, such as "next page". */
  readonly emptyHint?: string | undefined;
}

/** The picture with its caption; a button when it can be chosen. */
export function Thumbnail(props: ThumbnailProps) {
  const content = (
    <>
      <span className={styles.picture}>
        {props.src === undefined ? (
          <span className={styles.empty}>{props.emptyHint}</span>
        ) : (
          <img src={props.src} alt={props.alt} className={styles.image} draggable={false} />
        )}
      </span>
      <span className={styles.caption}>{props.caption}</span>
      {props.state !== undefined && <span className={styles.state}>{props.state}</span>}
    </>
  );
  return (
    <li className={styles.item} data-empty={props.src === undefined || undefined}>
      {props.onSelect === undefined ? (
        <span className={styles.frame}>{content}</span>
      ) : (
        <button
          type="button"
          id={props.id}
          className={styles.frame}
          aria-pressed={props.selected === true}
          onClick={props.onSelect}
        >
          {content}
        </button>
      )}
    </li>
  );
}

/** The pictures side by side; Tab walks through them. */
export function ThumbnailList(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <ul className={styles.list} aria-label={props.label}>
      {props.children}
    </ul>
  );
}
