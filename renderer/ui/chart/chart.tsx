/** Figures as a picture; whoever cannot see it reads the table that belongs beside it. */
import { useEffect, useRef, useState } from 'react';
import styles from './chart.module.css';
import type { ChartColours, ChartFigures } from './draw-chart';

const load = () => import('./draw-chart');

/** Stays empty until the drawing code is there; drawn anew when size, resolution or theme change. */
export function Chart({
  figures,
  label,
}: {
  readonly figures: ChartFigures;
  readonly label: string;
}) {
  const place = useRef<HTMLDivElement>(null);
  const look = useLook();
  useEffect(() => {
    let gone = false;
    let undo = () => undefined as void;
    void load().then(({ chartHeightPx, drawChart }) => {
      const element = place.current;
      if (gone || element === null) return;
      element.style.blockSize = `${chartHeightPx(figures)}px`;
      const drawn = drawChart(element, figures, coloursOf(element));
      const watching = new ResizeObserver(() => drawn.resize());
      watching.observe(element);
      undo = () => {
        watching.disconnect();
        drawn.dispose();
      };
    });
    return () => {
      gone = true;
      undo();
    };
  }, [figures, look]);
  return <div ref={place} className={styles.chart} role="img" aria-label={label} />;
}

/** A PNG of the same figures. */
export async function chartPng(
  figures: ChartFigures,
  title: string,
): Promise<Uint8Array<ArrayBuffer>> {
  return (await load()).chartPicture(figures, title);
}

/** Changes with whatever a canvas does not follow by itself. */
function useLook(): number {
  const [look, setLook] = useState(0);
  useEffect(() => {
    const again = () => setLook((count) => count + 1);
    const queries = [
      '(prefers-color-scheme: dark)',
      `(resolution: ${window.devicePixelRatio}dppx)`,
    ].map((query) => window.matchMedia(query));
    for (const query of queries) query.addEventListener('change', again);
    const chosen = new MutationObserver(again);
    chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      for (const query of queries) query.removeEventListener('change', again);
      chosen.disconnect();
    };
  }, [look]);
  return look;
}

function coloursOf(element: HTMLElement): ChartColours {
  const style = getComputedStyle(element);
  const value = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: value('--ink'),
    line: value('--line'),
    series: [1, 2, 3, 4, 5].map((n) => value(`--chart-${n}`)),
  };
}
