/** A camera's picture on the screen. */
import { useEffect, useRef, type RefObject } from 'react';

/** Plays `stream` in the `<video>` that takes this reference, as long as both are there. */
export function useStream(stream: MediaStream | undefined): RefObject<HTMLVideoElement | null> {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (element === null || stream === undefined) return;
    element.srcObject = stream;
    element.play().catch(() => undefined);
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  return video;
}
