/** The frame around a character on its page: drawn and dragged by pointer, moved and sized by arrows, at any size of the page. */
import { useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { drawnFrame, movedFrame, sizedFrame } from '../../../shared/capture/clip-frame';
import type { ClipBox } from '../../../shared/domain/glyph-clip';
import { arrowKeys } from '../../ui/action/arrow-keys';
import { Button } from '../../ui/action/button';
import { useZoom } from '../../ui/action/use-zoom';
import { useMessages } from '../language/messages-context';
import styles from './clip.module.css';

const zooms = [1, 2, 3, 4, 6, 8, 12] as const;
/** How far an arrow moves on the screen, in pixels of the page at its first size; with Ctrl one pixel of the page. */
const stepPx = 12;
/** A pointer that moved less, in pixels of the screen, was pressed and not drawn. */
const pressPx = 4;

type Props = {
  readonly src: string;
  readonly alt: string;
  readonly size: { readonly widthPx: number; readonly heightPx: number };
  readonly frame: ClipBox;
  readonly onChange: (frame: ClipBox) => void;
};
type Drag = {
  readonly act: 'draw' | 'move' | 'size';
  readonly from: readonly [number, number];
  readonly frame: ClipBox;
  /** Where the pointer went down on the screen. */
  readonly pressed: readonly [number, number];
};

/** Plus, minus and 0 zoom, with the frame in the middle; arrows move the frame, with Shift its lower right edge. */
export function ClipFrame({ src, alt, size, frame, onChange }: Props) {
  const { letters } = useMessages();
  const room = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag>(undefined);
  const zoom = useZoom(zooms, 1);
  useFrameInSight(room, frame, size, zoom.times);

  const pointOf = (event: PointerEvent): readonly [number, number] | undefined => {
    const box = field.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return undefined;
    const perPx = size.widthPx / box.width;
    return [(event.clientX - box.left) * perPx, (event.clientY - box.top) * perPx];
  };
  const take = (act: Drag['act'], event: PointerEvent) => {
    const from = pointOf(event);
    if (from === undefined || event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { act, from, frame, pressed: [event.clientX, event.clientY] };
  };
  const pull = (event: PointerEvent) => {
    const [taken, to] = [drag.current, pointOf(event)];
    if (taken === undefined || to === undefined) return;
    const by = [to[0] - taken.from[0], to[1] - taken.from[1]] as const;
    if (taken.act === 'draw' && isPress(taken, event)) return;
    if (taken.act === 'draw') onChange(drawnFrame(taken.from, to, size));
    else if (taken.act === 'move') onChange(movedFrame(taken.frame, by, size));
    else onChange(sizedFrame(taken.frame, by, size));
  };
  const drop = (event: PointerEvent) => {
    const taken = drag.current;
    drag.current = undefined;
    if (taken?.act !== 'draw' || !isPress(taken, event)) return;
    const [x, y] = [frame.x + frame.width / 2, frame.y + frame.height / 2];
    onChange(movedFrame(frame, [taken.from[0] - x, taken.from[1] - y], size));
  };
  const end = () => (drag.current = undefined);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    const by = arrowKeys[event.key];
    const enlarge = zoom.keys[event.key];
    if (by === undefined && enlarge === undefined) return;
    event.preventDefault();
    if (by === undefined) return enlarge?.();
    const far = event.ctrlKey ? 1 : Math.max(1, Math.round(stepPx / zoom.times));
    const to = [by[0] * far, by[1] * far] as const;
    onChange(event.shiftKey ? sizedFrame(frame, to, size) : movedFrame(frame, to, size));
  };
  const share = (value: number, whole: number) => `${(value / whole) * 100}%`;
  return (
    <div className={styles.frameTool} onKeyDown={onKeyDown}>
      <div className={styles.tools}>
        <Button size="small" keyHint="-" disabled={zoom.isLeast} onPress={zoom.smaller}>
          {letters.clipZoomOut}
        </Button>
        <Button size="small" keyHint="=" disabled={zoom.isMost} onPress={zoom.larger}>
          {letters.clipZoomIn}
        </Button>
        <Button size="small" keyHint="0" disabled={zoom.isLeast} onPress={zoom.fit}>
          {letters.clipZoomFit}
        </Button>
      </div>
      <div ref={room} className={styles.room}>
        <div
          ref={field}
          className={styles.field}
          style={{
            inlineSize: `${zoom.times * 100}%`,
            aspectRatio: `${size.widthPx} / ${size.heightPx}`,
          }}
          onPointerDown={(event) => take('draw', event)}
          onPointerMove={pull}
          onPointerUp={drop}
          onPointerCancel={end}
        >
          <img src={src} alt={alt} className={styles.picture} draggable={false} />
          <div
            className={styles.frame}
            style={{
              left: share(frame.x, size.widthPx),
              top: share(frame.y, size.heightPx),
              inlineSize: share(frame.width, size.widthPx),
              blockSize: share(frame.height, size.heightPx),
            }}
          >
            <button
              type="button"
              className={styles.grip}
              aria-label={letters.clipFrame(frame.x, frame.y, `${frame.width}×${frame.height}`)}
              aria-describedby="clip-help"
              autoFocus
              onPointerDown={(event) => take('move', event)}
              onPointerMove={pull}
              onPointerUp={drop}
              onPointerCancel={end}
            />
            <span
              className={styles.corner}
              aria-hidden="true"
              onPointerDown={(event) => take('size', event)}
              onPointerMove={pull}
              onPointerUp={drop}
              onPointerCancel={end}
            />
          </div>
        </div>
      </div>
    </div>
  );
}

/** A place that was only pressed: the frame goes there as it is. */
function isPress({ pressed }: Drag, { clientX, clientY }: PointerEvent): boolean {
  return Math.hypot(clientX - pressed[0], clientY - pressed[1]) < pressPx;
}

/** Whoever zooms, or moves the frame by keys, looks at the frame. */
function useFrameInSight(
  room: { readonly current: HTMLDivElement | null },
  frame: ClipBox,
  size: Props['size'],
  zoom: number,
): void {
  const seen = useRef<number>(undefined);
  useLayoutEffect(() => {
    const target = room.current;
    if (target === null) return;
    const perPx = target.scrollWidth / size.widthPx;
    const [left, top] = [frame.x * perPx, frame.y * perPx];
    const [width, height] = [frame.width * perPx, frame.height * perPx];
    const isOut =
      left < target.scrollLeft ||
      top < target.scrollTop ||
      left + width > target.scrollLeft + target.clientWidth ||
      top + height > target.scrollTop + target.clientHeight;
    if (seen.current === zoom && !isOut) return;
    seen.current = zoom;
    target.scrollTo(
      left + width / 2 - target.clientWidth / 2,
      top + height / 2 - target.clientHeight / 2,
    );
  }, [room, frame, size, zoom]);
}
