/** What main answers to a question that a screen asks by itself. */
import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';

/** The last value that came, also beside the error of a later question. */
export type Answered<T> = {
  readonly value: T | undefined;
  readonly error: AppError | undefined;
};

/**
 * Asks when the screen opens, and anew whenever `changes` is another; what comes after the screen was left is dropped.
 * `ask` is a call of the bridge itself: a function made anew at every render would be asked at every render.
 */
export function useAnswer<T>(
  ask: (nothing: undefined) => Promise<Result<T, AppError>>,
  changes = 0,
): Answered<T> {
  const [answered, setAnswered] = useState<Answered<T>>({ value: undefined, error: undefined });
  useEffect(() => {
    let gone = false;
    void ask(undefined).then((answer) => {
      if (gone) return;
      setAnswered(({ value }) =>
        answer.ok ? { value: answer.value, error: undefined } : { value, error: answer.error },
      );
    });
    return () => {
      gone = true;
    };
  }, [ask, changes]);
  return answered;
}
