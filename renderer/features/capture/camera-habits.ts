/** How this desk photographs: which camera, which key its pedal presses, and whether it shoots by itself; kept between days. */
import { useState } from 'react';
import * as z from 'zod';

const storageKey = 'camera';

const habitsSchema = z.object({
  deviceId: z.string().max(200).optional(),
  /** `KeyboardEvent.key` of a foot pedal, which is a keyboard with one key. */
  pedalKey: z.string().min(1).max(30).optional(),
  byItself: z.boolean().optional(),
});
export type CameraHabits = z.infer<typeof habitsSchema>;

/** The habits, and the way to change them; what cannot be read counts as none. */
export function useCameraHabits(): readonly [CameraHabits, (change: CameraHabits) => void] {
  const [habits, setHabits] = useState(readHabits);
  return [
    habits,
    (change) => {
      const next = { ...habits, ...change };
      setHabits(next);
      localStorage.setItem(storageKey, JSON.stringify(next));
    },
  ];
}

function readHabits(): CameraHabits {
  try {
    return habitsSchema.parse(JSON.parse(localStorage.getItem(storageKey) ?? '{}'));
  } catch {
    return {};
  }
}
