/** Tries every camera: opened really, one frame taken, and that looked at for light and size. */
import type { Finding } from '../../../shared/self-test/finding';
import { listCameras, noLaterThan, shootTrack, troubleOf } from '../capture/camera';

/** More than a desk has; the rest is not opened. */
const mostCameras = 4;
const openWaitMs = 12_000;
const frameWaitMs = 10_000;
const betweenMs = 200;
/** An A4 page whose long side has fewer is below 140 dpi: small print is lost. */
const fewestLongPx = 1_600;
/** Of 255: what noise alone reaches; and the share of a picture that has to be above it. */
const capped = 32;
const leastLight = 0.01;

/** One finding for each camera. */
export async function tryCameras(): Promise<Finding[]> {
  const cameras = await listCameras();
  if (cameras.length === 0) return [{ kind: 'cameraNone' }];
  const found: Finding[] = [];
  // One after the other: two on the same hub may not have room for both pictures at once.
  for (const [at, { deviceId, label }] of cameras.slice(0, mostCameras).entries()) {
    const name = label === '' ? String(at + 1) : label.slice(0, 120);
    const one = await tryCamera(deviceId, name);
    if (one.kind === 'cameraDenied') return [one];
    found.push(one);
  }
  return found;
}

async function tryCamera(deviceId: string, name: string): Promise<Finding> {
  let isGivenUp = false;
  const opening = navigator.mediaDevices.getUserMedia({
    audio: false,
    video: {
      ...(deviceId === '' ? {} : { deviceId: { exact: deviceId } }),
      width: { ideal: 4_096 },
      height: { ideal: 3_072 },
    },
  });
  // One that opens only after it was given up is closed again.
  opening.then(
    (late) => isGivenUp && close(late),
    () => undefined,
  );
  try {
    const stream = await noLaterThan(openWaitMs, opening);
    if (stream === undefined) {
      isGivenUp = true;
      return { kind: 'cameraBusy', name };
    }
    try {
      return await lookThrough(stream, name);
    } finally {
      close(stream);
    }
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === 'denied') return { kind: 'cameraDenied' };
    return trouble === 'missing' ? { kind: 'cameraNoPicture', name } : { kind: 'cameraBusy', name };
  }
}

function close(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Photographed as a page is, until there is light in it: a camera that has just been opened may still be dark. */
async function lookThrough(stream: MediaStream, name: string): Promise<Finding> {
  const [track] = stream.getVideoTracks();
  const untilMs = performance.now() + frameWaitMs;
  let isSeen = false;
  while (track !== undefined && performance.now() < untilMs) {
    const photo = await shootTrack(track);
    if (photo === undefined) break;
    const frame = await createImageBitmap(photo);
    isSeen = true;
    const { width: widthPx, height: heightPx } = frame;
    const light = lightShare(frame);
    frame.close();
    if (light >= leastLight) {
      const isSmall = Math.max(widthPx, heightPx) < fewestLongPx;
      return { kind: isSmall ? 'cameraSmall' : 'cameraSees', name, widthPx, heightPx };
    }
    await new Promise((resolve) => setTimeout(resolve, betweenMs));
  }
  return { kind: isSeen ? 'cameraDark' : 'cameraNoPicture', name };
}

/** The share of the picture that is brighter than a lens under its cap ever sees (ITU-R BT.601, luma). */
function lightShare(frame: ImageBitmap): number {
  const [width, height] = [64, 48];
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) return 1;
  context.drawImage(frame, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  let bright = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    if (0.299 * red + 0.587 * green + 0.114 * blue >= capped) bright += 1;
  }
  return bright / (width * height);
}
