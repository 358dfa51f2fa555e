/** Messages in the corner: passing ones, such as "saved", and those that stand until they are answered. */
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { Button } from '../action/button';
import { CrossIcon } from '../icon/action-icons';
import { ToastCard, type ToastMessage } from './toast-card';
import styles from './toast.module.css';

/** Shows a toast; a second one with the same key replaces the first. */
export type ShowToast = (message: ToastMessage, key?: string) => void;

/** What stands in the corner until somebody has answered it, or until it is no longer so. */
export type StandingToast = Omit<ToastMessage, 'staysMs'> & {
  /** Somebody has read it and wants it gone. */
  readonly onDismiss: () => void;
};

interface Toasts {
  readonly show: ShowToast;
  readonly stand: (message: StandingToast, key: string) => void;
  readonly withdraw: (key: string) => void;
}

const ToastContext = createContext<Toasts>({
  show: () => undefined,
  stand: () => undefined,
  withdraw: () => undefined,
});

/** The function that shows a toast, anywhere below a ToastRegion. */
export function useToast(): ShowToast {
  return use(ToastContext).show;
}

/** Keeps this message in the corner for as long as there is one; no passing message pushes it out, no time ends it. */
export function useStandingToast(message: StandingToast | undefined): void {
  const { stand, withdraw } = use(ToastContext);
  const key = useId();
  const onPress = useEffectEvent(() => message?.action?.onPress());
  const onDismiss = useEffectEvent(() => message?.onDismiss());
  const { tone, title, detail, action } = message ?? {};
  const label = action?.label;
  useEffect(() => {
    if (tone === undefined || title === undefined) return;
    const way = label === undefined ? {} : { action: { label, onPress: () => onPress() } };
    stand({ tone, title, detail, ...way, onDismiss: () => onDismiss() }, key);
    return () => withdraw(key);
  }, [stand, withdraw, key, tone, title, detail, label]);
}

interface ShownToast extends ToastMessage {
  readonly key: string;
}
type Standing = StandingToast & { readonly key: string };

const others = <T extends { readonly key: string }>(all: readonly T[], key: string) =>
  all.filter((one) => one.key !== key);

/** Holds the screen and, in its corner, what stands there and the toasts of the moment (three at most). */
export function ToastRegion(props: {
  readonly children: ReactNode;
  /** The name of the region. */
  readonly label: string;
  readonly dismissLabel: string;
}) {
  const [toasts, setToasts] = useState<readonly ShownToast[]>([]);
  const [standing, setStanding] = useState<readonly Standing[]>([]);
  const counter = useRef(0);
  const show = useCallback<ShowToast>((message, key) => {
    counter.current += 1;
    const shown = { ...message, key: key ?? `toast-${counter.current}` };
    setToasts((now) => [...others(now, shown.key), shown].slice(-3));
  }, []);
  const dismiss = (key: string) => setToasts((now) => others(now, key));
  const around = useMemo<Toasts>(
    () => ({
      show,
      stand: (message, key) => setStanding((now) => [...others(now, key), { ...message, key }]),
      withdraw: (key) => setStanding((now) => others(now, key)),
    }),
    [show],
  );
  const dismissButton = (onPress: () => void) => (
    <Button variant="quiet" size="small" icon={<CrossIcon />} onPress={onPress}>
      {props.dismissLabel}
    </Button>
  );
  return (
    <ToastContext value={around}>
      {props.children}
      <section
        className={styles.region}
        aria-label={props.label}
        data-react-aria-top-layer="true"
        tabIndex={-1}
      >
        <div role="status" aria-live="polite" aria-relevant="additions text">
          {standing.map(({ onDismiss, key, ...message }) => (
            <ToastCard
              key={key}
              toast={{ ...message, staysMs: 'untilAnswered' }}
              onGone={() => undefined}
            >
              {dismissButton(onDismiss)}
            </ToastCard>
          ))}
          {toasts.map((toast) => (
            <ToastCard key={toast.key} toast={toast} onGone={() => dismiss(toast.key)}>
              {dismissButton(() => dismiss(toast.key))}
            </ToastCard>
          ))}
        </div>
      </section>
    </ToastContext>
  );
}
