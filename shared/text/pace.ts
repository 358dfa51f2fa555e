/** How fast long work goes, and how long it still takes, from what it did within the last minute. */

/** How much was done at a moment; moments of one clock that never goes back, in milliseconds. */
export type PaceMark = { readonly atMs: number; readonly done: number };

/** `timeLeft` in seconds; of work that has stood still for so long that nothing is known, neither is told. */
export type Pace = { readonly perMinute: number; readonly secondsLeft: number };

/** Work begins in bursts: before this nothing is told. */
const leastMs = 5_000;
const windowMs = 60_000;
const mostMarks = 60;

/** The marks with one more; work that was begun anew has those of before no longer. */
export function withMark(marks: readonly PaceMark[], mark: PaceMark): readonly PaceMark[] {
  const last = marks.at(-1);
  if (last !== undefined && mark.done < last.done) return [mark];
  const recent = marks.filter(({ atMs }) => mark.atMs - atMs <= windowMs);
  // Thinned evenly: of a thousand marks a second the oldest must not be pushed out by the newest.
  const kept = recent.length < mostMarks ? recent : recent.filter((_, at) => at % 2 === 0);
  return [...kept, mark];
}

/** Nothing while too little is known, and nothing once all is done. */
export function paceOf(marks: readonly PaceMark[], total: number): Pace | undefined {
  const [first, last] = [marks[0], marks.at(-1)];
  if (first === undefined || last === undefined || last.atMs - first.atMs < leastMs)
    return undefined;
  const perMs = (last.done - first.done) / (last.atMs - first.atMs);
  if (perMs <= 0 || last.done >= total) return undefined;
  return { perMinute: perMs * 60_000, secondsLeft: (total - last.done) / perMs / 1_000 };
}
