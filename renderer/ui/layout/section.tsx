/** A part of a page under its own heading. */
import { useId, type ReactNode } from 'react';
import styles from './section.module.css';

/** Heading, what belongs under it, and its actions at the right. */
export function Section(props: {
  readonly title: string;
  readonly level?: 2 | 3 | undefined;
  /** `large` for the parent's half of the screen. */
  readonly size?: 'normal' | 'large' | undefined;
  readonly description?: ReactNode;
  /** Beside the heading, such as how much is still missing. */
  readonly status?: ReactNode;
  readonly actions?: ReactNode;
  /** Where the checklist can send the reader. */
  readonly id?: string | undefined;
  /** Something in it got the focus. */
  readonly onFocus?: (() => void) | undefined;
  readonly children: ReactNode;
}) {
  const titleId = useId();
  const Heading = props.level === 3 ? 'h3' : 'h2';
  return (
    <section
      className={styles.section}
      data-size={props.size}
      id={props.id}
      onFocus={props.onFocus}
      aria-labelledby={titleId}
    >
      <div className={styles.head}>
        <Heading id={titleId} className={styles.title}>
          {props.title}
        </Heading>
        {props.status}
        {props.actions !== undefined && <div className={styles.actions}>{props.actions}</div>}
      </div>
      {props.description !== undefined && <p className={styles.description}>{props.description}</p>}
      {props.children}
    </section>
  );
}

/** Sections under each other with the same room between them. */
export function SectionStack({ children }: { readonly children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>;
}
