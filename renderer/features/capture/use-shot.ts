/** One shot of the camera at a time: it is under way, or it gave nothing. */
import { useState } from 'react';
import type { Camera } from './camera';

export function useShot(
  { state, shoot }: Pick<Camera, 'state' | 'shoot'>,
  onPhoto: (photo: Blob) => void,
) {
  const [isShooting, setShooting] = useState(false);
  const [isMissed, setMissed] = useState(false);
  return {
    isShooting,
    isMissed,
    /** `shown` is the live view. */
    take: (shown: HTMLVideoElement | null) => {
      if (isShooting || state.phase !== 'live') return;
      setShooting(true);
      setMissed(false);
      void shoot(shown)
        .catch(() => undefined)
        .then((photo) => {
          setMissed(photo === undefined);
          if (photo !== undefined) onPhoto(photo);
        })
        .finally(() => setShooting(false));
    },
  };
}
