/** Looks at the live picture two or three times a second: where the paper lies, and whether to shoot by itself. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { glimpsed, newShutter, shotByHand } from '../../../shared/capture/auto-shutter';
import type { Glimpse, ShutterSays } from '../../../shared/capture/auto-shutter';
import type { PageEye } from '../../workers/page-maker';

/** Between two looks, after the one before was done: an old computer looks less often instead of lagging behind. */
const pauseMs = 300;

/** What the screen shows of the looks. */
export type LiveLook = {
  readonly glimpse: Glimpse | undefined;
  readonly says: ShutterSays | undefined;
  /** To be told of a shot by hand, so that the same paper is not shot again. */
  readonly wasShot: () => void;
};

/** Looks while there is a picture and not `paused`; calls `onShoot` when `byItself` and another paper lies still. */
export function useGlimpses(
  video: HTMLVideoElement | null,
  eye: Pick<PageEye, 'glance'>,
  { byItself, paused }: { readonly byItself: boolean; readonly paused: boolean },
  onShoot: () => void,
): LiveLook {
  const [seen, setSeen] = useState<{ readonly glimpse: Glimpse; readonly says: ShutterSays }>();
  const shutter = useRef(newShutter);
  const isPaused = useEffectEvent(() => paused);
  const isArmed = useEffectEvent(() => byItself);
  const shoot = useEffectEvent(onShoot);
  useEffect(() => {
    if (video === null) return;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const glimpse = isPaused() ? undefined : await glimpseOf(video, eye).catch(() => undefined);
      if (gone) return;
      if (glimpse !== undefined) {
        const armed = isArmed();
        const said = glimpsed(shutter.current, glimpse, armed);
        shutter.current = said.shutter;
        setSeen({ glimpse, says: said.says });
        if (armed && said.says === 'shoot') shoot();
      }
      timer = setTimeout(() => void look(), pauseMs);
    };
    void look();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [video, eye]);
  return {
    glimpse: seen?.glimpse,
    says: seen?.says,
    wasShot: () => {
      shutter.current = shotByHand(shutter.current);
    },
  };
}

/** Nothing while the video has no picture, nobody sees it, or the eye gave out. */
async function glimpseOf(
  video: HTMLVideoElement,
  eye: Pick<PageEye, 'glance'>,
): Promise<Glimpse | undefined> {
  if (video.videoWidth === 0 || document.hidden) return undefined;
  // A frame is only named here; it is made a picture in the worker, which holds up nobody.
  return eye.glance(new VideoFrame(video));
}
