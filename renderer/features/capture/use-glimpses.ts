/** Looks at the live picture two or three times a second: where the paper lies, and whether to shoot by itself. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { glimpsed, newShutter, shotByHand } from '../../../shared/capture/auto-shutter';
import type { Glimpse, ShutterSays } from '../../../shared/capture/auto-shutter';
import type { PageEye } from '../../workers/page-maker';

/** Between two looks, after the one before was done: an old computer looks less often instead of lagging behind. */
const pauseMs = 300;
const longEdgePx = 800;
const grey = { width: 24, height: 18 };

/** What the screen shows of the looks. */
export type LiveLook = {
  readonly glimpse: Glimpse | undefined;
  readonly says: ShutterSays | undefined;
  /** To be told of a shot by hand, so that the same paper is not shot again. */
  readonly wasShot: () => void;
};

/** Looks while there is a picture; calls `onShoot` when `byItself` and another paper lies still. */
export function useGlimpses(
  video: HTMLVideoElement | null,
  eye: Pick<PageEye, 'glance'>,
  byItself: boolean,
  onShoot: () => void,
): LiveLook {
  const [seen, setSeen] = useState<{ readonly glimpse: Glimpse; readonly says: ShutterSays }>();
  const shutter = useRef(newShutter);
  const isArmed = useEffectEvent(() => byItself);
  const shoot = useEffectEvent(onShoot);
  useEffect(() => {
    if (video === null) return;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const glimpse = await glimpseOf(video, eye).catch(() => undefined);
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
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0 || document.hidden) return undefined;
  const scale = Math.min(1, longEdgePx / Math.max(videoWidth, videoHeight));
  const widthPx = Math.round(videoWidth * scale);
  const heightPx = Math.round(videoHeight * scale);
  const [small, tiny] = await Promise.all([
    createImageBitmap(video, { resizeWidth: widthPx, resizeHeight: heightPx }),
    createImageBitmap(video, { resizeWidth: grey.width, resizeHeight: grey.height }),
  ]);
  const greyValues = greyOf(tiny);
  const seen = await eye.glance(small);
  return seen === undefined
    ? undefined
    : { corners: seen.corners, widthPx, heightPx, grey: greyValues };
}

function greyOf(tiny: ImageBitmap): Uint8Array {
  const context = new OffscreenCanvas(grey.width, grey.height).getContext('2d', {
    willReadFrequently: true,
  });
  context?.drawImage(tiny, 0, 0);
  tiny.close();
  const data = context?.getImageData(0, 0, grey.width, grey.height).data ?? [];
  return Uint8Array.from({ length: grey.width * grey.height }, (_, index) => {
    const [red = 0, green = 0, blue = 0] = data.slice(index * 4, index * 4 + 3);
    return Math.round(red * 0.3 + green * 0.59 + blue * 0.11);
  });
}
