/** One page as large as needed: zoomed by buttons and keys, moved by arrows and by the mouse. */
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Page } from '../../../shared/domain/document';
import { useImageUrl } from '../../db/queries';
import { useCaseViewed } from '../../session/viewed';
import { Button } from '../../ui/action/button';
import { Dialog } from '../../ui/overlay/dialog';
import styles from './capture.module.css';
import { useCaptureTexts } from './capture-texts';

const steps = [1, 1.5, 2, 3, 4, 6, 8];
const moveByPx = 80;

/** Opens over the panel; Esc gives the focus back to the page it came from. */
export function PageView(props: {
  readonly caseId: string;
  readonly page: Page;
  readonly title: string;
  readonly alt: string;
  readonly onClose: () => void;
}) {
  const text = useCaptureTexts();
  useCaseViewed('page', props.caseId, props.page.id);
  const url = useImageUrl(props.caseId, props.page.corrected);
  const [step, setStep] = useState(0);
  const room = useRef<HTMLDivElement>(null);
  const grip = useRef<{ x: number; y: number } | null>(null);
  const zoom = steps[step] ?? 1;
  const zoomBy = (by: number) =>
    setStep((now) => Math.min(steps.length - 1, Math.max(0, now + by)));

  // The keys work from the start; the dialog would give the focus to its first button.
  useEffect(() => room.current?.focus(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (act === undefined || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    if (act.fit === true) setStep(0);
    else if (act.zoom !== undefined) zoomBy(act.zoom);
    else room.current?.scrollBy({ left: act.x ?? 0, top: act.y ?? 0 });
  };
  const onPointerMove = (event: PointerEvent) => {
    if (grip.current === null) return;
    room.current?.scrollBy({
      left: grip.current.x - event.clientX,
      top: grip.current.y - event.clientY,
    });
    grip.current = { x: event.clientX, y: event.clientY };
  };
  return (
    <Dialog
      open
      size="large"
      title={props.title}
      closeLabel={text.close}
      onClose={props.onClose}
      actions={
        <>
          <span className={styles.hint}>{text.zoomHelp}</span>
          <span className={styles.hint} role="status">
            {text.zoomLevel(Math.round(zoom * 100))}
          </span>
          <Button disabled={step === 0} onPress={() => zoomBy(-1)}>
            {text.zoomOut}
          </Button>
          <Button disabled={step === steps.length - 1} onPress={() => zoomBy(1)}>
            {text.zoomIn}
          </Button>
          <Button disabled={step === 0} onPress={() => setStep(0)}>
            {text.zoomFit}
          </Button>
        </>
      }
    >
      <div
        ref={room}
        className={styles.viewRoom}
        tabIndex={0}
        role="group"
        aria-label={props.alt}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          grip.current = { x: event.clientX, y: event.clientY };
        }}
        onPointerMove={onPointerMove}
        onPointerUp={() => (grip.current = null)}
        onPointerCancel={() => (grip.current = null)}
      >
        {url === undefined && <p>{text.pictureLoading}</p>}
        {url === null && <p role="alert">{text.pictureMissing}</p>}
        {typeof url === 'string' && (
          <img
            src={url}
            alt={props.alt}
            className={styles.viewImage}
            style={{ inlineSize: `${zoom * 100}%`, blockSize: `${zoom * 100}%` }}
            draggable={false}
          />
        )}
      </div>
    </Dialog>
  );
}

type Act = {
  readonly zoom?: number;
  readonly fit?: true;
  readonly x?: number;
  readonly y?: number;
};
const keys: { readonly [key: string]: Act | undefined } = {
  '+': { zoom: 1 },
  '=': { zoom: 1 },
  '-': { zoom: -1 },
  '0': { fit: true },
  ArrowLeft: { x: -moveByPx },
  ArrowRight: { x: moveByPx },
  ArrowUp: { y: -moveByPx },
  ArrowDown: { y: moveByPx },
};
