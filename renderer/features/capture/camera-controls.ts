/** What can be set at a camera: read from what it says it can do, applied to its picture at once. */

/** Settings that a document camera may have; each is a number between two ends. */
export const controlNames = [
  'zoom',
  'focusDistance',
  'exposureCompensation',
  'brightness',
  'contrast',
] as const;
export type ControlName = (typeof controlNames)[number];

export type CameraControl = {
  readonly name: ControlName;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
};

export type CameraControls = {
  readonly ranges: readonly CameraControl[];
  /** Whether the lamp is on; absent where there is none. */
  readonly lamp: boolean | undefined;
  /** Whether the camera focuses by itself; absent where that cannot be chosen. */
  readonly focusesItself: boolean | undefined;
};

/** What the image capture specification adds to tracks; the DOM types of TypeScript leave it out. */
type Capabilities = MediaTrackCapabilities & {
  readonly [name in ControlName]?: { min?: number; max?: number; step?: number };
} & { readonly torch?: boolean; readonly focusMode?: readonly string[] };
type Settings = MediaTrackSettings & { readonly [name in ControlName]?: number } & {
  readonly torch?: boolean;
  readonly focusMode?: string;
};
type Wish = { readonly [name in ControlName]?: number } & {
  readonly torch?: boolean;
  readonly focusMode?: string;
};

/** What this camera lets itself be told now. */
export function controlsOf(track: MediaStreamTrack): CameraControls {
  const can: Capabilities = track.getCapabilities();
  const now: Settings = track.getSettings();
  const ranges = controlNames.flatMap((name): CameraControl[] => {
    const { min, max, step = 1 } = can[name] ?? {};
    const value = now[name];
    if (min === undefined || max === undefined || value === undefined || min >= max) return [];
    return [{ name, min, max, step: step > 0 ? step : (max - min) / 100, value }];
  });
  const modes = can.focusMode ?? [];
  const hasBoth = modes.includes('continuous') && modes.includes('manual');
  return {
    ranges,
    lamp: can.torch === true ? now.torch === true : undefined,
    focusesItself: hasBoth ? now.focusMode === 'continuous' : undefined,
  };
}

/** Tells the camera; one that refuses keeps what it had, and the controls read afterwards say so. */
export async function tellCamera(track: MediaStreamTrack, wish: Wish): Promise<void> {
  // A distance means nothing to a camera that focuses by itself.
  const whole = wish.focusDistance === undefined ? wish : { ...wish, focusMode: 'manual' };
  await track
    .applyConstraints({ advanced: [whole as MediaTrackConstraintSet] })
    .catch(() => undefined);
}
