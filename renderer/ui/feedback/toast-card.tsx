/** One toast, which leaves by itself unless somebody is reading it. */
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { Button } from '../action/button';
import styles from './toast.module.css';
import tones from './tone.module.css';
import { ToneIcon, type Tone } from './tone';

/** What a toast says and offers. */
export interface ToastMessage {
  readonly tone: Tone;
  readonly title: string;
  readonly detail?: string | undefined;
  /** Such as "undo"; the toast goes when it is pressed. */
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined;
  /** How long it stays; without it 6 s, and until it is answered with tone danger. */
  readonly staysMs?: number | 'untilAnswered' | undefined;
}

const USUAL_STAY_MS = 6_000;

/** Counts down while neither pointer nor focus is on it. */
export function ToastCard(props: {
  readonly toast: ToastMessage;
  readonly onGone: () => void;
  /** The button that dismisses it. */
  readonly children: ReactNode;
}) {
  const { toast } = props;
  const [held, setHeld] = useState(false);
  const staysMs = toast.staysMs ?? (toast.tone === 'danger' ? 'untilAnswered' : USUAL_STAY_MS);
  const onGone = useEffectEvent(props.onGone);
  useEffect(() => {
    if (held || staysMs === 'untilAnswered') return;
    const timer = setTimeout(() => onGone(), staysMs);
    return () => clearTimeout(timer);
    // Another one in its place has its own time.
  }, [held, staysMs, toast]);
  return (
    <div
      className={`${tones.tone} ${styles.toast}`}
      data-tone={toast.tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <ToneIcon tone={toast.tone} />
      <div className={styles.words}>
        <p className={styles.title}>{toast.title}</p>
        {toast.detail !== undefined && <p className={styles.detail}>{toast.detail}</p>}
      </div>
      {toast.action !== undefined && (
        <Button
          size="small"
          onPress={() => {
            toast.action?.onPress();
            props.onGone();
          }}
        >
          {toast.action.label}
        </Button>
      )}
      {props.children}
    </div>
  );
}
