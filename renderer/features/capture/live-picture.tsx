/** What the camera sees, with the outline of the paper in it. */
import { useEffect, useState } from 'react';
import type { Glimpse, ShutterSays } from '../../../shared/capture/auto-shutter';
import styles from './capture.module.css';
import { useCaptureTexts } from './capture-texts';
import { useStream } from './use-stream';

/** `onVideo` gets the element to look at, and `null` when it goes. */
export function LivePicture(props: {
  readonly stream: MediaStream;
  readonly onVideo: (video: HTMLVideoElement | null) => void;
  readonly glimpse: Glimpse | undefined;
  /** What the shutter that shoots by itself waits for; absent when a person shoots. */
  readonly said: ShutterSays | undefined;
}) {
  const text = useCaptureTexts();
  const { stream, onVideo, glimpse, said } = props;
  const [size, setSize] = useState<{ width: number; height: number }>();
  const video = useStream(stream);
  useEffect(() => {
    onVideo(video.current);
    return () => onVideo(null);
  }, [video, onVideo]);
  return (
    <figure className={styles.live}>
      <div className={styles.stage}>
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
        {glimpse?.corners !== undefined && (
          <svg
            className={styles.overlay}
            viewBox={`0 0 ${glimpse.widthPx} ${glimpse.heightPx}`}
            aria-hidden="true"
          >
            <polygon
              className={styles.paper}
              points={glimpse.corners.map((corner) => corner.join(',')).join(' ')}
              vectorEffect="non-scaling-stroke"
            />
          </svg>
        )}
      </div>
      <figcaption className={styles.caption}>
        {size !== undefined && size.width > 0 && (
          <span className={styles.hint}>{text.cameraSize(size.width, size.height)}</span>
        )}
        <strong role="status">{said !== undefined && text.shutterSays[said]}</strong>
      </figcaption>
    </figure>
  );
}
