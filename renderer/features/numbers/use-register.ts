/** The register of numbers as far as somebody scrolled, a stretch at a time. */
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import type { NumberLine, NumbersRequest, NumberTotals } from '../../../shared/ipc/calls/numbers';
import { useSession } from '../../session/session-provider';

const stretch = 100;

export type RegisterFilter = Pick<NumbersRequest, 'series' | 'state'>;

type Shown = {
  readonly lines: readonly (NumberLine | undefined)[];
  readonly totals: readonly NumberTotals[] | undefined;
  readonly error: AppError | undefined;
};

/** `show` is told which rows are in sight and loads them. */
export function useRegister(filter: RegisterFilter): Shown & {
  readonly show: (first: number, end: number) => void;
} {
  const { bridge } = useSession();
  const { series, state } = filter;
  const [shown, setShown] = useState<Shown>({ lines: [], totals: undefined, error: undefined });
  const asked = useRef(new Set<number>());

  const load = useCallback(
    async (offset: number, isGone: () => boolean) => {
      const answer = await bridge.numbers.register({
        offset,
        limit: stretch,
        ...(series === undefined ? {} : { series }),
        ...(state === undefined ? {} : { state }),
      });
      if (isGone()) return;
      if (!answer.ok) {
        asked.current.delete(offset);
        setShown((before) => ({ ...before, error: answer.error }));
        return;
      }
      const { lines, total, totals } = answer.value;
      setShown((before) => {
        const all = Array.from({ length: total }, (_, i) => lines[i - offset] ?? before.lines[i]);
        return { lines: all, totals, error: undefined };
      });
    },
    [bridge, series, state],
  );

  const gone = useRef<() => boolean>(() => false);
  const begin = useEffectEvent((isGone: () => boolean) => {
    gone.current = isGone;
    asked.current = new Set([0]);
    void load(0, isGone);
  });
  useEffect(() => {
    let isGone = false;
    begin(() => isGone);
    return () => {
      isGone = true;
    };
  }, [series, state]);

  const show = useCallback(
    (first: number, end: number) => {
      for (let at = first - (first % stretch); at < end; at += stretch) {
        if (asked.current.has(at)) continue;
        asked.current.add(at);
        void load(at, gone.current);
      }
    },
    [load],
  );
  return { ...shown, show };
}
