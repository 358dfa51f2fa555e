/** The frame around every screen: rooms at the left, gauges on top, the screen itself. */
import type { ReactNode } from 'react';
import styles from './app-shell.module.css';
import { NavRail, type NavRoom } from './nav-rail';
import { Watermark } from './watermark';

/** The frame and what stands in it; every word comes from the caller. */
export interface AppShellProps {
  readonly productName: string;
  readonly navLabel: string;
  readonly skipLabel: string;
  readonly rooms: readonly NavRoom[];
  readonly currentRoom: string;
  readonly onNavigate: (roomId: string) => void;
  /** Left in the top bar: usually the search button. */
  readonly topBar?: ReactNode;
  /** Right in the top bar: line and storage gauges. */
  readonly gauges?: ReactNode;
  /** Under the rooms: who works here. */
  readonly operator?: ReactNode;
  /** Under the operator: small quiet buttons, such as the lock. */
  readonly railActions?: ReactNode;
  /** Written across everything, such as the word for drill. */
  readonly watermark?: string | undefined;
  /** A band above everything that must not be overlooked. */
  readonly banner?: ReactNode;
  readonly children: ReactNode;
}

const MAIN_ID = 'main';

/** At 200 % zoom the rail moves on top and the whole page scrolls. */
export function AppShell(props: AppShellProps) {
  const skip = () => document.getElementById(MAIN_ID)?.focus();
  return (
    <div className={styles.shell}>
      <button type="button" className={styles.skip} onClick={skip}>
        {props.skipLabel}
      </button>
      {props.banner !== undefined && <div className={styles.banner}>{props.banner}</div>}
      <NavRail
        productName={props.productName}
        label={props.navLabel}
        rooms={props.rooms}
        current={props.currentRoom}
        onNavigate={props.onNavigate}
        operator={props.operator}
        actions={props.railActions}
      />
      <header className={styles.top}>
        <div className={styles.topStart}>{props.topBar}</div>
        <div className={styles.gauges}>{props.gauges}</div>
      </header>
      <main id={MAIN_ID} className={styles.main} tabIndex={-1}>
        {props.children}
      </main>
      {props.watermark !== undefined && <Watermark text={props.watermark} />}
    </div>
  );
}
