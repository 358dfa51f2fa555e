/** The register of numbers as far as somebody scrolled, a stretch at a time. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import type { NumberLine, NumbersRequest, NumberTotals } from '../../../shared/ipc/calls/numbers';
import { useSession } from '../../session/session-provider';

const stretch = 100;

export type RegisterFilter = Pick<NumbersRequest, 'series' | 'state'>;

type Shown = {
  /** As many as there are; one not loaded yet is `undefined`. */
  readonly lines: readonly (NumberLine | undefined)[];
  readonly totals: readonly NumberTotals[] | undefined;
  readonly error: AppError | undefined;
};

/** `show` is told which rows are in sight and loads them. */
export function useRegister({ series, state }: RegisterFilter): Shown & {
  readonly show: (first: number, end: number) => void;
} {
  const { bridge } = useSession();
  const [shown, setShown] = useState<Shown>({ lines: [], totals: undefined, error: undefined });
  const asked = useRef(new Set<number>());
  const turn = useRef(0);

  const take = (
    offset: number,
    isFresh: boolean,
    answer: Awaited<ReturnType<typeof bridge.numbers.register>>,
  ) => {
    if (!answer.ok) {
      asked.current.delete(offset);
      setShown((before) => ({ ...before, error: answer.error }));
      return;
    }
    const { lines, total, totals } = answer.value;
    setShown((before) => {
      const known = isFresh ? [] : before.lines;
      const all = Array.from({ length: total }, (_, i) => lines[i - offset] ?? known[i]);
      return { lines: all, totals, error: undefined };
    });
  };
  const load = (offset: number, isFresh: boolean) => {
    asked.current.add(offset);
    const mine = turn.current;
    const filter = {
      ...(series === undefined ? {} : { series }),
      ...(state === undefined ? {} : { state }),
    };
    void bridge.numbers.register({ offset, limit: stretch, ...filter }).then((answer) => {
      if (mine === turn.current) take(offset, isFresh, answer);
    });
  };

  const onFilter = useEffectEvent(() => {
    asked.current = new Set();
    load(0, true);
  });
  useEffect(() => {
    onFilter();
    return () => {
      turn.current += 1;
    };
  }, [series, state]);

  return {
    ...shown,
    show: (first, end) => {
      for (
        let at = first - (first % stretch);
        at < Math.min(end, shown.lines.length);
        at += stretch
      ) {
        if (!asked.current.has(at)) load(at, false);
      }
    },
  };
}
