/** A frame to sign in, with a pen, a finger or the mouse. */
import { useRef, useState, type PointerEvent } from 'react';
import { Button } from '../../ui/action/button';
import { useMessages } from '../language/messages-context';
import styles from './people.module.css';

/** Pixels drawn for one of the screen, so that the handwriting prints well. */
const density = 2;
const penWidth = 2.4;

/** Tells the drawing as PNG when the pen is lifted, and nothing when it was wiped. */
export function SignaturePad(props: {
  readonly label: string;
  readonly onChange: (png: Uint8Array<ArrayBuffer> | undefined) => void;
}) {
  const { people } = useMessages();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef(false);
  const [drawn, setDrawn] = useState(false);
  const [signed, setSigned] = useState(false);
  // A picture that is ready only after the frame was wiped is nobody's signature.
  const turn = useRef(0);

  const pointOf = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLCanvasElement>) => {
    const { left, top } = currentTarget.getBoundingClientRect();
    return [clientX - left, clientY - top] as const;
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    const target = event.currentTarget;
    const pen = target.getContext('2d');
    if (pen === null) return;
    target.setPointerCapture(event.pointerId);
    if (!drawn) {
      const { width, height } = target.getBoundingClientRect();
      target.width = Math.round(width * density);
      target.height = Math.round(height * density);
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, target.width, target.height);
      pen.scale(density, density);
    }
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
    turn.current += 1;
    const { current: ours } = turn;
    event.currentTarget.toBlob((blob) => {
      void blob?.arrayBuffer().then((bytes) => {
        if (turn.current !== ours) return;
        props.onChange(new Uint8Array(bytes));
        setSigned(true);
      });
    }, 'image/png');
  };
  const wipe = () => {
    const target = canvas.current;
    // Setting the size wipes what is drawn, and the transform with it.
    if (target !== null) target.width = target.width + 0;
    turn.current += 1;
    setDrawn(false);
    setSigned(false);
    props.onChange(undefined);
  };

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
