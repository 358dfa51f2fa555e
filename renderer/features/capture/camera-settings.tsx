/** Settings of the camera and the foot pedal; the live picture beside shows at once what they do. */
import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from '../../ui/action/button';
import { Checkbox } from '../../ui/field/checkbox';
import { RangeField } from '../../ui/field/range-field';
import { controlsOf, tellCamera } from './camera-controls';
import type { CameraHabits } from './camera-habits';
import styles from './capture.module.css';
import { useCaptureTexts } from './capture-texts';

/** Only what this camera can do; the pedal is learned by pressing it once. */
export function CameraSettings(props: {
  readonly track: MediaStreamTrack;
  readonly habits: CameraHabits;
  readonly onHabits: (change: CameraHabits) => void;
}) {
  const text = useCaptureTexts();
  const { track, habits, onHabits } = props;
  const [controls, setControls] = useState(() => controlsOf(track));
  const [learning, setLearning] = useState(false);
  const tell = (wish: Parameters<typeof tellCamera>[1]) =>
    void tellCamera(track, wish).then(() => setControls(controlsOf(track)));
  const { ranges, lamp, focusesItself } = controls;
  useNextKey(learning, (key) => {
    setLearning(false);
    if (key !== 'Escape') onHabits({ pedalKey: key });
  });
  const isBare = ranges.length === 0 && lamp === undefined && focusesItself === undefined;
  return (
    <div className={styles.settings} role="group" aria-label={text.cameraSettings}>
      {isBare && <p className={styles.hint}>{text.cameraFixed}</p>}
      {focusesItself !== undefined && (
        <Checkbox
          checked={focusesItself}
          onChange={(on) => tell({ focusMode: on ? 'continuous' : 'manual' })}
        >
          {text.focusesItself}
        </Checkbox>
      )}
      {lamp !== undefined && (
        <Checkbox checked={lamp} onChange={(torch) => tell({ torch })}>
          {text.lamp}
        </Checkbox>
      )}
      {ranges.map(({ name, ...range }) => (
        <RangeField
          key={name}
          label={text.controls[name]}
          {...range}
          onChange={(value) => tell({ [name]: value })}
        />
      ))}
      <div className={styles.row}>
        <span>{habits.pedalKey === undefined ? text.noPedal : text.pedalIs(habits.pedalKey)}</span>
        <Button size="small" pressed={learning} onPress={() => setLearning(!learning)}>
          {learning ? text.pressPedal : text.learnPedal}
        </Button>
        {habits.pedalKey !== undefined && (
          <Button size="small" variant="quiet" onPress={() => onHabits({ pedalKey: undefined })}>
            {text.forgetPedal}
          </Button>
        )}
      </div>
    </div>
  );
}

/** The next key that anybody presses, before it does anything else; keys that only go with others do not count. */
function useNextKey(waiting: boolean, onKey: (key: string) => void): void {
  const take = useEffectEvent(onKey);
  useEffect(() => {
    if (!waiting) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (['Shift', 'Control', 'Alt', 'Meta', 'Tab', 'Process'].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      take(event.key);
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [waiting]);
}
