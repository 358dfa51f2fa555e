/** The live picture of the document camera, with the button and the key that shoot. */
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import { Select } from '../../ui/field/select';
import { CameraIcon } from '../../ui/icon/thing-icons';
import type { Camera } from './camera';
import styles from './capture.module.css';
import { useCaptureTexts } from './capture-texts';
import { useShootKey } from './shoot-key';
import { CameraSettings } from './camera-settings';
import type { CameraHabits } from './camera-habits';

/** Shows the camera while it is on; `onPhoto` gets every shot, as many in a row as are made. */
export function CameraView({
  camera,
  habits,
  onHabits,
  onPhoto,
}: {
  readonly camera: Camera;
  readonly habits: CameraHabits;
  readonly onHabits: (change: CameraHabits) => void;
  readonly onPhoto: (photo: Blob) => void;
}) {
  const text = useCaptureTexts();
  const [shooting, setShooting] = useState(false);
  const [setting, setSetting] = useState(false);
  const { state } = camera;
  const shoot = () => {
    if (shooting || state.phase !== 'live') return;
    setShooting(true);
    void camera
      .shoot()
      .then((photo) => {
        if (photo !== undefined) onPhoto(photo);
      })
      .finally(() => setShooting(false));
  };
  useShootKey(shoot, state.phase === 'live', habits.pedalKey);
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
      <LivePicture stream={state.stream} />
      <div className={styles.row}>
        <span data-shoot>
          <Button
            autoFocus
            variant="primary"
            size="large"
            icon={<CameraIcon />}
            keyHint="Space"
            pending={shooting}
            onPress={shoot}
          >
            {text.shoot}
          </Button>
        </span>
        <span className={styles.hint}>{text.spaceHint}</span>
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

function LivePicture({ stream }: { readonly stream: MediaStream }) {
  const text = useCaptureTexts();
  const video = useRef<HTMLVideoElement>(null);
  const [size, setSize] = useState<{ width: number; height: number }>();
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = stream;
    element.play().catch(() => undefined);
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  return (
    <figure className={styles.live}>
      <video
        ref={video}
        className={styles.video}
        muted
        playsInline
        aria-label={text.livePicture}
        onResize={({ currentTarget: { videoWidth, videoHeight } }) =>
          setSize({ width: videoWidth, height: videoHeight })
        }
      />
      {size !== undefined && size.width > 0 && (
        <figcaption className={styles.hint}>{text.cameraSize(size.width, size.height)}</figcaption>
      )}
    </figure>
  );
}
