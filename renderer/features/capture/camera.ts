/** The document camera: found, opened at its largest size, shot, and told about when it is lost. */
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { readImageHeader } from '../../../shared/capture/image-header';

/** Where the camera is. */
export type CameraState =
  | { readonly phase: 'off' }
  | { readonly phase: 'starting' }
  | { readonly phase: 'live'; readonly stream: MediaStream; readonly deviceId: string }
  | { readonly phase: 'trouble'; readonly trouble: 'denied' | 'missing' | 'busy' }
  /** Pulled out while it was live. */
  | { readonly phase: 'trouble'; readonly trouble: 'lost'; readonly deviceId: string };

/** What a panel does with the camera. */
export type Camera = {
  readonly state: CameraState;
  readonly devices: readonly MediaDeviceInfo[];
  /** Opens the camera, or another one. */
  readonly open: (deviceId?: string) => void;
  readonly close: () => void;
  /** One photo in the camera's own format, else what `shown`, its live view, shows; `undefined` without either. */
  readonly shoot: (shown: HTMLVideoElement | null) => Promise<Blob | undefined>;
};

type FrameGrabber = ImageCapture & { grabFrame(): Promise<ImageBitmap> };

const photoWaitMs = 4_000;
const frameWaitMs = 3_000;
const lastWaitMs = 5_000;
const frameQuality = 0.95;

/**
 * A camera that is off until opened, and off again when the panel goes. `usual` is opened unless another one is asked
 * for; a camera that was lost is opened again when it is back.
 */
export function useCamera(usual: string | undefined): Camera {
  const [state, setState] = useState<CameraState>({ phase: 'off' });
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([]);
  const stream = useRef<MediaStream>(undefined);
  const attempt = useRef(0);

  const release = useCallback(() => {
    attempt.current += 1;
    for (const track of stream.current?.getTracks() ?? []) track.stop();
    stream.current = undefined;
  }, []);

  const open = useCallback(
    (deviceId = usual) => {
      release();
      const mine = attempt.current;
      setState({ phase: 'starting' });
      openStream(deviceId).then(
        async (opened) => {
          if (mine !== attempt.current) {
            for (const track of opened.getTracks()) track.stop();
            return;
          }
          stream.current = opened;
          const [track] = opened.getVideoTracks();
          track?.addEventListener('ended', () => {
            if (mine !== attempt.current) return;
            setState({ phase: 'trouble', trouble: 'lost', deviceId: idOf(track) });
          });
          setState({
            phase: 'live',
            stream: opened,
            deviceId: idOf(track),
          });
          setDevices(await listCameras());
        },
        (error: unknown) => {
          if (mine === attempt.current) setState({ phase: 'trouble', trouble: troubleOf(error) });
        },
      );
    },
    [release, usual],
  );

  const close = useCallback(() => {
    release();
    setState({ phase: 'off' });
  }, [release]);

  const shoot = useCallback(async (shown: HTMLVideoElement | null) => {
    const track = stream.current?.getVideoTracks()[0];
    if (track === undefined) return undefined;
    return (await shootTrack(track).catch(() => undefined)) ?? pictureOf(shown);
  }, []);

  const onDevices = useEffectEvent((found: readonly MediaDeviceInfo[]) => {
    setDevices(found);
    if (state.phase !== 'trouble' || state.trouble !== 'lost') return;
    const { deviceId } = state;
    if (found.some((one) => one.deviceId === deviceId)) open(deviceId);
  });
  useEffect(() => {
    const refresh = () => void listCameras().then(onDevices);
    navigator.mediaDevices.addEventListener('devicechange', refresh);
    return () => {
      navigator.mediaDevices.removeEventListener('devicechange', refresh);
      release();
    };
  }, [release]);

  return { state, devices, open, close, shoot };
}

/** Ideal sizes only: an exact one makes real devices refuse. */
function openStream(deviceId: string | undefined): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({
    audio: false,
    video: {
      width: { ideal: 4_096 },
      height: { ideal: 3_072 },
      ...(deviceId === undefined ? {} : { deviceId: { ideal: deviceId } }),
    },
  });
}

const idOf = (track: MediaStreamTrack | undefined) => track?.getSettings().deviceId ?? '';

/** Every camera there is. */
export async function listCameras(): Promise<MediaDeviceInfo[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === 'videoinput');
}

/** Why a camera was not opened. */
export function troubleOf(error: unknown): 'denied' | 'missing' | 'busy' {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'busy';
}

/**
 * The larger of still photo and video frame: some cameras take stills below their video size, some never answer, and a
 * busy computer answers late. Nothing when neither came.
 */
export async function shootTrack(track: MediaStreamTrack): Promise<Blob | undefined> {
  const capture = new ImageCapture(track) as FrameGrabber;
  const { width = 0, height = 0 } = track.getSettings();
  const taking = capture.takePhoto().catch(() => undefined);
  const photo = await noLaterThan(photoWaitMs, taking);
  if (photo !== undefined && (await pixelsOf(photo)) >= width * height) return photo;
  const frame = await noLaterThan(
    frameWaitMs,
    capture.grabFrame().catch(() => undefined),
  );
  if (frame !== undefined) return encode(frame);
  return photo ?? noLaterThan(lastWaitMs, taking);
}

/** Nothing when it came later. */
export function noLaterThan<T>(ms: number, answer: Promise<T>): Promise<T | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, ms, undefined));
  return Promise.race([answer, late]);
}

/** By its header alone; a camera may give JPEG or PNG. */
async function pixelsOf(photo: Blob): Promise<number> {
  const header = readImageHeader(new Uint8Array(await photo.arrayBuffer()));
  return header.ok ? header.value.widthPx * header.value.heightPx : 0;
}

/** What the live view shows at this moment, for a camera that answers neither way in time; nothing while it shows nothing. */
async function pictureOf(video: HTMLVideoElement | null): Promise<Blob | undefined> {
  if (video === null || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return undefined;
  return encoded(video, video.videoWidth, video.videoHeight);
}

async function encode(frame: ImageBitmap): Promise<Blob> {
  const photo = encoded(frame, frame.width, frame.height);
  frame.close();
  return photo;
}

function encoded(source: CanvasImageSource, width: number, height: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d', { alpha: false })?.drawImage(source, 0, 0);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: frameQuality });
}

/** As the record keeps it; a camera that gives itself no name has none. */
export function cameraName({ state, devices }: Camera): string | undefined {
  if (state.phase !== 'live') return undefined;
  const label = devices.find(({ deviceId }) => deviceId === state.deviceId)?.label.slice(0, 120);
  return label === '' ? undefined : label;
}
