/** Passing messages, such as "saved": spoken politely, never in the way, with a way back. */
import { createContext, use, useCallback, useRef, useState, type ReactNode } from 'react';
import { Button } from '../action/button';
import { CrossIcon } from '../icon/action-icons';
import { ToastCard, type ToastMessage } from './toast-card';
import styles from './toast.module.css';

/** Shows a toast; a second one with the same key replaces the first. */
export type ShowToast = (message: ToastMessage, key?: string) => void;

const ToastContext = createContext<ShowToast>(() => undefined);

/** The function that shows a toast, anywhere below a ToastRegion. */
export function useToast(): ShowToast {
  return use(ToastContext);
}

interface ShownToast extends ToastMessage {
  readonly key: string;
}

/** Holds the screen and, in its corner, the toasts of the moment (three at most). */
export function ToastRegion(props: {
  readonly children: ReactNode;
  /** The name of the region. */
  readonly label: string;
  readonly dismissLabel: string;
}) {
  const [toasts, setToasts] = useState<readonly ShownToast[]>([]);
  const counter = useRef(0);
  const show = useCallback<ShowToast>((message, key) => {
    counter.current += 1;
    const shown = { ...message, key: key ?? `toast-${counter.current}` };
    setToasts((now) => [...now.filter((one) => one.key !== shown.key), shown].slice(-3));
  }, []);
  const dismiss = (key: string) => setToasts((now) => now.filter((one) => one.key !== key));
  return (
    <ToastContext value={show}>
      {props.children}
      <section
        className={styles.region}
        aria-label={props.label}
        data-react-aria-top-layer="true"
        tabIndex={-1}
      >
        <div role="status" aria-live="polite" aria-relevant="additions text">
          {toasts.map((toast) => (
            <ToastCard key={toast.key} toast={toast} onGone={() => dismiss(toast.key)}>
              <Button
                variant="quiet"
                size="small"
                icon={<CrossIcon />}
                onPress={() => dismiss(toast.key)}
              >
                {props.dismissLabel}
              </Button>
            </ToastCard>
          ))}
        </div>
      </section>
    </ToastContext>
  );
}
