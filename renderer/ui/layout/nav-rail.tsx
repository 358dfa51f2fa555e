/** The rooms of the program at the left edge. */
import type { ReactNode } from 'react';
import { ariaKeys, KeyHint } from '../action/key-hint';
import styles from './nav-rail.module.css';

/** One room to go to. */
export interface NavRoom {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly keyHint?: string | undefined;
  /** How many things wait there; nothing is drawn for zero. */
  readonly count?: number | undefined;
  /** There are more than `count` says. */
  readonly countsOn?: boolean | undefined;
  /** The count in words, for screen readers, such as "3 waiting". */
  readonly countLabel?: string | undefined;
}

/** Icons with words, the key that goes there, and how much waits. */
export function NavRail(props: {
  readonly productName: string;
  readonly label: string;
  readonly rooms: readonly NavRoom[];
  readonly current: string;
  readonly onNavigate: (roomId: string) => void;
  readonly operator?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <nav className={styles.rail} aria-label={props.label}>
      <div className={styles.product}>{props.productName}</div>
      <div className={styles.scroll}>
        <ul className={styles.rooms}>
          {props.rooms.map((room) => (
            <li key={room.id}>
              <button
                type="button"
                className={styles.room}
                aria-current={room.id === props.current ? 'page' : undefined}
                aria-keyshortcuts={ariaKeys(room.keyHint)}
                onClick={() => props.onNavigate(room.id)}
              >
                {room.icon}
                <span className={styles.label}>{room.label}</span>
                {room.count !== undefined && room.count > 0 && (
                  <span className={styles.count}>
                    <span aria-hidden="true">{`${room.count}${room.countsOn === true ? '+' : ''}`}</span>
                    <span className="visually-hidden">{room.countLabel ?? room.count}</span>
                  </span>
                )}
                {room.keyHint !== undefined && <KeyHint keys={room.keyHint} />}
              </button>
            </li>
          ))}
        </ul>
      </div>
      <div className={styles.foot}>
        <div className={styles.operator}>{props.operator}</div>
        {props.actions}
      </div>
    </nav>
  );
}
