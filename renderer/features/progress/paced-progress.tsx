/** Long work with how fast it goes and how long it still takes. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { paceOf, withMark, type Pace, type PaceMark } from '../../../shared/text/pace';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import { useMessages } from '../language/messages-context';

/** `done` of `total` in one unit, such as cases or bytes; a bar without figures while `total` is 0. */
export function PacedProgress(props: {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly count?: string | undefined;
  /** So much of it in words; a figure alone where the unit is that of `count`. */
  readonly amount?: (done: number) => string;
  /** Nothing is told of work that pauses. */
  readonly isPaused?: boolean;
  readonly actions?: ReactNode;
}) {
  const { words } = useMessages();
  const { label, done, total, count, amount = figure, isPaused = false, actions } = props;
  const pace = usePace(done, total, isPaused);
  return (
    <ProgressBar
      label={label}
      value={total > 0 ? done / total : undefined}
      count={count}
      rate={pace && words.perMinute(amount(pace.perMinute))}
      timeLeft={pace && words.timeLeft(pace.secondsLeft)}
      actions={actions}
    />
  );
}

/** Figures that change with every step cannot be read. */
const tellMs = 1_000;

const figure = (count: number) => (count < 10 ? count.toFixed(1) : String(Math.round(count)));

function usePace(done: number, total: number, isPaused: boolean): Pace | undefined {
  const [pace, setPace] = useState<Pace>();
  const marks = useRef<readonly PaceMark[]>([]);
  useEffect(() => {
    marks.current = isPaused ? [] : withMark(marks.current, { atMs: performance.now(), done });
  }, [done, isPaused]);
  useEffect(() => {
    const timer = setInterval(() => setPace(paceOf(marks.current, total)), tellMs);
    return () => clearInterval(timer);
  }, [total]);
  return isPaused ? undefined : pace;
}
