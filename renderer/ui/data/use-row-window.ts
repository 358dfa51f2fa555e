/** Draws only the rows in sight once a table is long, so that 50,000 rows scroll like 50. */
import { useEffect, useEffectEvent, useLayoutEffect, useState, type RefObject } from 'react';

const WINDOWED_FROM = 200;
/** One that grows as it is scrolled: with every row in sight it would ask for more until it is long. */
const GROWING_WINDOWED_FROM = 50;
const SPARE_ROWS = 16;
const STEP_ROWS = 8;
const MOST_ROWS = 150;

/** The part of the rows that is drawn. */
export interface RowWindow {
  readonly windowed: boolean;
  readonly first: number;
  readonly end: number;
  /** The room the rows before and after take, in px. */
  readonly beforePx: number;
  readonly afterPx: number;
  readonly onScroll: () => void;
  /** Scrolls just enough that this row is in sight. */
  readonly reveal: (index: number) => void;
}

/** Follows the scroll position of the scroller and the height of its rows. */
export function useRowWindow(
  scroller: RefObject<HTMLDivElement | null>,
  count: number,
  onVisibleRange: ((first: number, end: number) => void) | undefined,
): RowWindow {
  const grows = onVisibleRange !== undefined;
  const windowed = count >= (grows ? GROWING_WINDOWED_FROM : WINDOWED_FROM);
  const [rowPx, setRowPx] = useState(40);
  const [shown, setShown] = useState({ first: 0, rows: 40 });

  const measure = () => {
    const box = scroller.current;
    if (box === null || !windowed) return;
    const height = rowHeight(box) ?? rowPx;
    const step = Math.floor((box.scrollTop / height - SPARE_ROWS) / STEP_ROWS) * STEP_ROWS;
    const first = Math.max(0, step);
    const inSight = Math.ceil(box.clientHeight / height) + 2 * SPARE_ROWS;
    const rows = Math.min(inSight, MOST_ROWS);
    if (height !== rowPx) setRowPx(height);
    if (first !== shown.first || rows !== shown.rows) setShown({ first, rows });
  };
  const onMeasure = useEffectEvent(measure);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const observer = new ResizeObserver(() => onMeasure());
    observer.observe(box);
    return () => observer.disconnect();
  }, [scroller, windowed]);

  const first = windowed ? Math.min(shown.first, Math.max(0, count - shown.rows)) : 0;
  const end = windowed ? Math.min(count, first + shown.rows) : count;
  const onRange = useEffectEvent((from: number, to: number) => onVisibleRange?.(from, to));
  useEffect(() => onRange(first, end), [first, end]);

  const reveal = (index: number) => {
    const box = scroller.current;
    if (box === null) return;
    const height = windowed ? rowPx : (rowHeight(box) ?? rowPx);
    const head = box.querySelector('thead')?.clientHeight ?? 0;
    const top = index * height;
    if (top < box.scrollTop) box.scrollTo({ top });
    else if (top + height + head > box.scrollTop + box.clientHeight) {
      box.scrollTo({ top: top + height + head - box.clientHeight });
    }
  };
  return {
    windowed,
    first,
    end,
    beforePx: first * rowPx,
    afterPx: (count - end) * rowPx,
    onScroll: measure,
    reveal,
  };
}

function rowHeight(box: HTMLElement): number | undefined {
  const row = box.querySelector('tbody tr[data-row]');
  return row === null ? undefined : row.getBoundingClientRect().height || undefined;
}
