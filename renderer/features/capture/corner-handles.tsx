/** The corners of a paper on its picture: dragged, or moved by arrows, with a glass over the one that moves. */
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, RefObject } from 'react';
import { withCorner } from '../../../shared/capture/paper-corners';
import type { Corners } from '../../../shared/domain/page-judgement';
import { arrowKeys } from '../../ui/action/arrow-keys';
import { useCaptureTexts } from './capture-texts';
import styles from './corners.module.css';

/** How far an arrow moves, in pixels of the picture: finely with Ctrl, far with Shift. */
const stepPx = { plain: 4, fine: 1, far: 40 };
const glassZoom = 3;
const glassPx = 132;

/** `src` is shown in its own proportions; corners are told in its pixels. */
export function CornerHandles(props: {
  readonly src: string;
  readonly alt: string;
  readonly size: { readonly widthPx: number; readonly heightPx: number };
  readonly corners: Corners;
  readonly onChange: (corners: Corners) => void;
  readonly isCuttable: boolean;
}) {
  const text = useCaptureTexts();
  const { size, corners, onChange } = props;
  const { widthPx, heightPx } = size;
  const field = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<number>();
  const shownPx = useWidth(field);
  const move = (index: number, to: readonly [number, number]) =>
    onChange(withCorner(corners, index, to, size));

  const drag = (index: number) => (event: PointerEvent<HTMLButtonElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = field.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return;
    const x = ((event.clientX - box.left) / box.width) * widthPx;
    move(index, [x, ((event.clientY - box.top) / box.height) * heightPx]);
  };
  const step = (index: number) => (event: KeyboardEvent) => {
    const by = arrowKeys[event.key];
    const [x, y] = corners[index] ?? [0, 0];
    if (by === undefined || event.altKey) return;
    event.preventDefault();
    const far = event.shiftKey ? stepPx.far : event.ctrlKey ? stepPx.fine : stepPx.plain;
    move(index, [x + by[0] * far, y + by[1] * far]);
  };
  const outline = corners.map(([x, y]) => `${x},${y}`).join(' ');
  const shown = active === undefined ? undefined : corners[active];
  return (
    <div
      ref={field}
      className={styles.field}
      style={{ aspectRatio: `${widthPx} / ${heightPx}` }}
      data-wrong={!props.isCuttable || undefined}
    >
      <img src={props.src} alt={props.alt} className={styles.picture} draggable={false} />
      <svg
        className={styles.outline}
        viewBox={`0 0 ${widthPx} ${heightPx}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path
          className={styles.outside}
          fillRule="evenodd"
          d={`M0 0H${widthPx}V${heightPx}H0ZM${outline.replaceAll(' ', 'L')}Z`}
        />
        <polygon className={styles.line} points={outline} vectorEffect="non-scaling-stroke" />
      </svg>
      {corners.map(([x, y], index) => (
        <button
          key={index}
          type="button"
          className={styles.handle}
          style={{ left: `${(x / widthPx) * 100}%`, top: `${(y / heightPx) * 100}%` }}
          aria-label={text.corner(index, Math.round(x), Math.round(y))}
          aria-describedby="corner-help"
          autoFocus={index === 0}
          onFocus={() => setActive(index)}
          onBlur={() => setActive(undefined)}
          onKeyDown={step(index)}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={drag(index)}
        >
          <span className={styles.mark}>{text.cornerNames[index]}</span>
        </button>
      ))}
      {shown !== undefined && (
        <span
          className={styles.glass}
          data-side={shown[0] > widthPx / 2 ? 'start' : 'end'}
          aria-hidden="true"
        >
          <Glass
            src={props.src}
            widthPx={widthPx}
            at={shown}
            scale={(shownPx / widthPx) * glassZoom}
          />
        </span>
      )}
    </div>
  );
}

/** How wide the element is on the screen now. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const target = element.current;
    if (target === null) return;
    const observer = new ResizeObserver(() => setWidth(target.clientWidth));
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

/** The surroundings of a corner, three times as large as on the screen. */
function Glass(props: {
  readonly src: string;
  readonly widthPx: number;
  readonly at: readonly [number, number];
  /** Pixels of the screen for one of the picture. */
  readonly scale: number;
}) {
  const { widthPx, at, scale } = props;
  return (
    <img
      src={props.src}
      alt=""
      className={styles.glassPicture}
      style={{
        inlineSize: `${widthPx * scale}px`,
        left: `${glassPx / 2 - at[0] * scale}px`,
        top: `${glassPx / 2 - at[1] * scale}px`,
      }}
      draggable={false}
    />
  );
}
