/** One call to the station from a screen: under way, answered, or failed with a reason to show. */
import { useRef, useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';

/** A call that a screen can show. */
export type Call = {
  readonly pending: boolean;
  readonly error: AppError | undefined;
  /** Runs it unless one is under way; answers the value, or nothing when it failed. */
  readonly run: <V>(call: () => Promise<Result<V, AppError>>) => Promise<{ value: V } | undefined>;
  readonly clear: () => void;
};

/** Keeps the state of a button's work and the last error. */
export function useCall(): Call {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<AppError>();
  // A second press comes before the first one is drawn.
  const busy = useRef(false);
  return {
    pending,
    error,
    clear: () => setError(undefined),
    run: async (call) => {
      if (busy.current) return undefined;
      busy.current = true;
      setPending(true);
      setError(undefined);
      const answer = await call().catch(() => ({
        ok: false as const,
        error: { kind: 'internal' } as const,
      }));
      busy.current = false;
      setPending(false);
      if (answer.ok) return { value: answer.value };
      setError(answer.error);
      return undefined;
    },
  };
}
