/** One page as large as needed: zoomed by buttons and keys, moved by arrows and by the mouse. */
import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { Page } from '../../../shared/domain/document';
import { useImageUrl } from '../../db/queries';
import { useCaseViewed } from '../../session/viewed';
import { arrowKeys } from '../../ui/action/arrow-keys';
import { Button } from '../../ui/action/button';
import { useZoom } from '../../ui/action/use-zoom';
import { Dialog } from '../../ui/overlay/dialog';
import { useMessages } from '../language/messages-context';
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
  const { words } = useMessages();
  useCaseViewed('page', props.caseId, props.page.id);
  const url = useImageUrl(props.caseId, props.page.corrected);
  const zoom = useZoom(steps);
  const room = useRef<HTMLDivElement>(null);
  const grip = useRef<{ x: number; y: number } | null>(null);

  // The keys work from the start; the dialog would give the focus to its first button.
  useEffect(() => room.current?.focus(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    const by = arrowKeys[event.key];
    const enlarge = zoom.keys[event.key];
    if ((by === undefined && enlarge === undefined) || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    if (by === undefined) enlarge?.();
    else room.current?.scrollBy({ left: by[0] * moveByPx, top: by[1] * moveByPx });
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
      closeLabel={words.close}
      onClose={props.onClose}
      actions={
        <>
          <span className={styles.hint}>{text.zoomHelp}</span>
          <span className={styles.hint} role="status">
            {text.zoomLevel(Math.round(zoom.times * 100))}
          </span>
          <Button disabled={zoom.isLeast} onPress={zoom.smaller}>
            {text.zoomOut}
          </Button>
          <Button disabled={zoom.isMost} onPress={zoom.larger}>
            {text.zoomIn}
          </Button>
          <Button disabled={zoom.isLeast} onPress={zoom.fit}>
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
            style={{ inlineSize: `${zoom.times * 100}%`, blockSize: `${zoom.times * 100}%` }}
            draggable={false}
          />
        )}
      </div>
    </Dialog>
  );
}
