/** How large a picture is shown, in steps. */
import { useState } from 'react';

export type Zoom = {
  /** The size now, in times of the first step's 1. */
  readonly times: number;
  readonly isLeast: boolean;
  readonly isMost: boolean;
  readonly smaller: () => void;
  readonly larger: () => void;
  /** Back to the whole picture. */
  readonly fit: () => void;
  /** What the keys + = - 0 do. */
  readonly keys: { readonly [key: string]: (() => void) | undefined };
};

/** `steps` begin with the whole picture; `first` is the index of the one that is shown at the start. */
export function useZoom(steps: readonly number[], first = 0): Zoom {
  const [step, setStep] = useState(first);
  const by = (more: number) => () =>
    setStep((now) => Math.min(steps.length - 1, Math.max(0, now + more)));
  const [smaller, larger, fit] = [by(-1), by(1), () => setStep(0)];
  return {
    times: steps[step] ?? 1,
    isLeast: step === 0,
    isMost: step === steps.length - 1,
    smaller,
    larger,
    fit,
    keys: { '+': larger, '=': larger, '-': smaller, '0': fit },
  };
}
