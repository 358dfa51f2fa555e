/** What main answers to a question that a screen asks by itself. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import { err, type Result } from '../../../shared/domain/result';

/** The last value that came, also beside the error of a later question. */
export type Answered<T> = {
  readonly value: T | undefined;
  readonly error: AppError | undefined;
};

/** What a call of the bridge answers when it goes well. */
export type ValueOf<Ask extends (input: never) => Promise<Result<unknown, AppError>>> = Extract<
  Awaited<ReturnType<Ask>>,
  { ok: true }
>['value'];

/**
 * Asks when the screen opens, and anew whenever `input` says something else or `changes` is another; what comes after the
 * screen was left is dropped. `ask` is a call of the bridge itself: a function made anew at every render would be asked at
 * every render.
 */
export function useAnswer<Input, T>(
  ask: (input: Input) => Promise<Result<T, AppError>>,
  input: NoInfer<Input>,
  changes?: unknown,
): Answered<T> {
  const [answered, setAnswered] = useState<Answered<T>>({ value: undefined, error: undefined });
  const onAsk = useEffectEvent(() => ask(input));
  const question = JSON.stringify(input);
  useEffect(() => {
    let gone = false;
    const asked = onAsk().catch(() => err({ kind: 'internal' as const }));
    void asked.then((answer) => {
      if (gone) return;
      setAnswered(({ value }) =>
        answer.ok ? { value: answer.value, error: undefined } : { value, error: answer.error },
      );
    });
    return () => {
      gone = true;
    };
  }, [ask, question, changes]);
  return answered;
}
