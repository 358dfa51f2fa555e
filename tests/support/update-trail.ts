/** A trail that takes what is told of updates until it is shut. */
import type { NoteUpdate } from '../../electron/update/update-desk';
import { err, ok } from '../../shared/domain/result';

export function updateTrail() {
  const trail: object[] = [];
  let isShut = false;
  const note: NoteUpdate = async (event) => {
    if (isShut) return err({ kind: 'stationLocked' });
    trail.push(event);
    return ok(undefined);
  };
  return { trail, note, shutTrail: () => (isShut = true) };
}
