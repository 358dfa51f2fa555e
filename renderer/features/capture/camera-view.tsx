/** The live picture of the document camera, with the button and the key that shoot. */
import { useState } from 'react';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import { Checkbox } from '../../ui/field/checkbox';
import { Select } from '../../ui/field/select';
import { CameraIcon } from '../../ui/icon/thing-icons';
import type { Camera } from './camera';
import styles from './capture.module.css';
import { useCaptureTexts } from './capture-texts';
import type { PageEye } from '../../workers/page-maker';
import { LivePicture } from './live-picture';
import { useGlimpses } from './use-glimpses';
import { useShootKey } from './shoot-key';
import { useShot } from './use-shot';
import { CameraSettings } from './camera-settings';
import type { CameraHabits } from './camera-habits';

/** Shows the camera while it is on; `onPhoto` gets every shot, as many in a row as are made. */
export function CameraView({
  camera,
  eye,
  habits,
  onHabits,
  onPhoto,
}: {
  readonly camera: Camera;
  /** Finds the paper in the live picture; the same one as long as the desk is open. */
  readonly eye: Pick<PageEye, 'glance'>;
  readonly habits: CameraHabits;
  readonly onHabits: (change: CameraHabits) => void;
  readonly onPhoto: (photo: Blob) => void;
}) {
  const text = useCaptureTexts();
  const [setting, setSetting] = useState(false);
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const { state } = camera;
  const byItself = habits.byItself === true;
  const shot = useShot(camera, onPhoto);
  const shoot = () => shot.take(video);
  const live = useGlimpses(video, eye, { byItself, paused: shot.isShooting }, shoot);
  const shootByHand = () => {
    live.wasShot();
    shoot();
  };
  useShootKey(shootByHand, state.phase === 'live', habits.pedalKey);
  if (state.phase === 'off') return null;
  if (state.phase === 'starting') {
    return (
      <div className={styles.late}>
        <ProgressBar label={text.cameraStarting} />
      </div>
    );
  }
  if (state.phase === 'trouble') {
    const { title, lines } = text.cameraTrouble[state.trouble];
    return (
      <Notice
        tone="warning"
        title={title}
        lines={lines}
        actions={
          <>
            <Button onPress={() => camera.open()}>{text.tryAgain}</Button>
            <Button variant="quiet" onPress={camera.close}>
              {text.closeCamera}
            </Button>
          </>
        }
      />
    );
  }
  const [track] = state.stream.getVideoTracks();
  return (
    <div className={styles.camera}>
      <LivePicture
        stream={state.stream}
        onVideo={setVideo}
        glimpse={live.glimpse}
        said={byItself ? live.says : undefined}
      />
      {shot.isMissed && (
        <Notice tone="warning" title={text.missed.title} lines={text.missed.lines} />
      )}
      <div className={styles.row}>
        <span data-shoot>
          <Button
            autoFocus
            variant="primary"
            size="large"
            icon={<CameraIcon />}
            keyHint="Space"
            pending={shot.isShooting}
            onPress={shootByHand}
          >
            {text.shoot}
          </Button>
        </span>
        <Checkbox checked={byItself} onChange={(on) => onHabits({ byItself: on })}>
          {text.byItself}
        </Checkbox>
        {!byItself && <span className={styles.hint}>{text.spaceHint}</span>}
        {camera.devices.length > 1 && (
          <Select
            label={text.cameraDevice}
            placeholder={text.cameraDevice}
            value={state.deviceId}
            onChange={(deviceId) => {
              onHabits({ deviceId });
              camera.open(deviceId);
            }}
            options={camera.devices.map(({ deviceId, label }, i) => ({
              value: deviceId,
              label: label === '' ? text.cameraUnnamed(i + 1) : label,
            }))}
          />
        )}
        <Button variant="quiet" expanded={setting} onPress={() => setSetting(!setting)}>
          {text.cameraSettings}
        </Button>
        <Button variant="quiet" onPress={camera.close}>
          {text.closeCamera}
        </Button>
      </div>
      {setting && track !== undefined && (
        <CameraSettings key={track.id} track={track} habits={habits} onHabits={onHabits} />
      )}
    </div>
  );
}
