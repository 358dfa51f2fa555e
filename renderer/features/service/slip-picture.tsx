/** Takes the photo of the signed receipt: before the camera, from a file, dropped or pasted. */
import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { FileDrop } from '../../ui/data/file-drop';
import { Notice } from '../../ui/feedback/notice';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import { PictureChooser } from '../../ui/field/picture-chooser';
import { CameraIcon } from '../../ui/icon/thing-icons';
import { useCamera } from '../capture/camera';
import { useCameraHabits } from '../capture/camera-habits';
import { useCaptureTexts } from '../capture/capture-texts';
import { pageMakerOf } from '../capture/desk-intakes';
import { useShot } from '../capture/use-shot';
import { useStream } from '../capture/use-stream';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import styles from './service.module.css';
import type { SlipPhoto } from './slip-photos';

type Props = {
  readonly photo: SlipPhoto | undefined;
  readonly onPhoto: (photo: SlipPhoto | undefined) => void;
};

/** Shows the photo once there is one, and takes another one instead. */
export function SlipPicture({ photo, onPhoto }: Props) {
  const { service: words } = useMessages();
  const desk = useSession();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const take = async (picture: Blob) => {
    setBusy(true);
    setError(undefined);
    const bytes = new Uint8Array(await picture.arrayBuffer());
    const made = await pageMakerOf(desk).upright(bytes);
    setBusy(false);
    if (!made.ok) return setError(made.error);
    // Not cut: on a form with a frame the paper is easily taken for less than it is, and this is a proof.
    onPhoto({ original: made.value.original, corrected: made.value.bytes });
  };
  const onFiles = (files: readonly File[]) => {
    const [file] = files;
    if (file !== undefined && !busy) void take(file);
  };
  return (
    <FileDrop onFiles={onFiles} dropHint={words.dropHint}>
      <div className={styles.form}>
        <p className={styles.label}>{words.slip}</p>
        {photo === undefined ? (
          <Shooting busy={busy} onPhoto={(picture) => void take(picture)} />
        ) : (
          <SlipImage bytes={photo.corrected} />
        )}
        <div className={styles.buttons}>
          <PictureChooser label={words.chooseFile} pending={busy} onFiles={onFiles} />
          {photo !== undefined && (
            <Button variant="quiet" onPress={() => onPhoto(undefined)}>
              {words.dropPhoto}
            </Button>
          )}
        </div>
        <ErrorNotice error={error} />
      </div>
    </FileDrop>
  );
}

/** A picture of the receipt. */
export function SlipImage({ bytes }: { readonly bytes: Uint8Array<ArrayBuffer> }) {
  const { service: words } = useMessages();
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const src = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
    if (image.current !== null) image.current.src = src;
    return () => URL.revokeObjectURL(src);
  }, [bytes]);
  return <img ref={image} className={styles.image} alt={words.slipImage} />;
}

/** The camera is off until somebody wants it. */
function Shooting(props: { readonly busy: boolean; readonly onPhoto: (photo: Blob) => void }) {
  const { service: words } = useMessages();
  const capture = useCaptureTexts();
  const [habits] = useCameraHabits();
  const camera = useCamera(habits.deviceId);
  const { state, open } = camera;
  const { isShooting, isMissed, take } = useShot(camera, props.onPhoto);
  const stream = state.phase === 'live' ? state.stream : undefined;
  const video = useStream(stream);
  switch (state.phase) {
    case 'off':
      return (
        <div>
          <Button icon={<CameraIcon />} pending={props.busy} onPress={() => open()}>
            {words.openCamera}
          </Button>
        </div>
      );
    case 'starting':
      return <ProgressBar label={capture.cameraStarting} />;
    case 'trouble':
      return <Notice tone="info" live="off" title={capture.cameraTrouble[state.trouble].title} />;
    case 'live':
      return (
        <>
          <video
            ref={video}
            className={styles.image}
            muted
            playsInline
            aria-label={words.livePicture}
          />
          {isMissed && <Notice tone="warning" title={capture.missed.title} />}
          <div>
            <Button
              icon={<CameraIcon />}
              pending={props.busy || isShooting}
              onPress={() => take(video.current)}
            >
              {words.shoot}
            </Button>
          </div>
        </>
      );
  }
}
