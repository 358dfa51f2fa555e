/** A frame to sign in, with a pen, a finger or the mouse. */
import { useEffect, useEffectEvent, useRef, useState, type PointerEvent } from 'react';
import { Button } from '../../ui/action/button';
import { useMessages } from '../language/messages-context';
import styles from './people.module.css';
import { pngBytes, pngText } from './signature-bytes';

/** Pixels drawn for one of the screen, so that the handwriting prints well. */
const density = 2;
const penWidth = 2.4;

/** Tells the drawing as PNG in base64 when the pen is lifted, and nothing when it was wiped. */
export function SignaturePad(props: {
  readonly label: string;
  /** What was drawn before the frame was there. */
  readonly kept: string | undefined;
  readonly onChange: (png: string | undefined) => void;
}) {
  const { people } = useMessages();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef(false);
  const [first] = useState(props.kept);
  const [drawn, setDrawn] = useState(first !== undefined);
  const [signed, setSigned] = useState(first !== undefined);
  const [ready, setReady] = useState(first === undefined);

  const pointOf = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLCanvasElement>) => {
    const { left, top } = currentTarget.getBoundingClientRect();
    return [clientX - left, clientY - top] as const;
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    const target = event.currentTarget;
    const pen = target.getContext('2d');
    if (pen === null || !ready) return;
    target.setPointerCapture(event.pointerId);
    const { width, height } = target.getBoundingClientRect();
    if (!drawn) {
      target.width = Math.round(width * density);
      target.height = Math.round(height * density);
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, target.width, target.height);
    }
    // What was kept may have been drawn in a frame of another size.
    pen.setTransform(target.width / width, 0, 0, target.height / height, 0, 0);
    Object.assign(pen, {
      lineWidth: penWidth,
      lineCap: 'round',
      lineJoin: 'round',
      strokeStyle: '#000',
    });
    const [x, y] = pointOf(event);
    pen.beginPath();
    pen.moveTo(x, y);
    // A point alone is a stroke as well.
    pen.lineTo(x + 0.01, y);
    pen.stroke();
    drawing.current = true;
    setDrawn(true);
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = event.currentTarget.getContext('2d');
    if (!drawing.current || pen === null) return;
    const [x, y] = pointOf(event);
    pen.lineTo(x, y);
    pen.stroke();
  };
  const lift = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!drawing.current) return;
    drawing.current = false;
    // At once: whoever presses Esc right after the last stroke has signed all the same.
    props.onChange(pngText(event.currentTarget));
    setSigned(true);
  };
  const wipe = () => {
    const target = canvas.current;
    // Setting the size wipes what is drawn, and the transform with it.
    if (target !== null) target.width = target.width + 0;
    setDrawn(false);
    setSigned(false);
    props.onChange(undefined);
  };
  const onKeptDrawn = useEffectEvent((whole: boolean) => {
    setReady(true);
    if (!whole) wipe();
  });
  useEffect(() => {
    const target = canvas.current;
    if (first === undefined || target === null) return undefined;
    let gone = false;
    void drawKept(target, first).then((whole) => {
      if (!gone) onKeptDrawn(whole);
    });
    return () => {
      gone = true;
    };
  }, [first]);

  return (
    <div className={styles.rows}>
      <div className={styles.head}>
        <span className={styles.name}>{props.label}</span>
        <span role="status" className={styles.quiet}>
          {signed ? people.signed : people.signHere}
        </span>
        {drawn && (
          <Button size="small" onPress={wipe}>
            {people.signAgain}
          </Button>
        )}
      </div>
      <canvas
        ref={canvas}
        className={styles.pad}
        role="img"
        aria-label={signed ? people.signed : people.signHere}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={lift}
        onPointerCancel={lift}
      />
    </div>
  );
}

/** False for what is no picture: nobody has signed then. */
async function drawKept(target: HTMLCanvasElement, png: string): Promise<boolean> {
  try {
    const picture = await createImageBitmap(new Blob([pngBytes(png)], { type: 'image/png' }));
    target.width = picture.width;
    target.height = picture.height;
    target.getContext('2d')?.drawImage(picture, 0, 0);
    picture.close();
    return true;
  } catch {
    return false;
  }
}
