/** What the window does when main is about to lock: saves what it can, and says in time what it could not. */
import type { StationBridge } from '../../shared/ipc/bridge';
import type { DraftRegistry } from './draft-registry';
import type { NoteDrafts } from './note-drafts';
import type { PictureQueues } from './picture-queues';

type Typed = { readonly drafts: DraftRegistry; readonly notes: NoteDrafts };

/** Main waits 100 ms in all: after this moment no picture is handed over any more, so that what is said stays true. */
const pictureWaitMs = 50;
const handOverMs = 100;

/** Saves everything typed, in forms and in dialogs; true when all of it is on the disk. */
export async function allKept({ drafts, notes }: Typed): Promise<boolean> {
  const kept = await Promise.all([drafts.flushAll(), notes.flushAll()]);
  return kept.every((saved) => saved);
}

/** Answers main; twice when pictures are on their way, because main may not wait for the second time. */
export async function settle({
  bridge,
  drafts,
  notes,
  pictures,
}: Typed & { readonly bridge: StationBridge; readonly pictures: PictureQueues }): Promise<void> {
  let allSaved = false;
  const tell = (last: boolean) =>
    bridge.station.settled({ allSaved, pictures: pictures.caught(), last });
  const texts = allKept({ drafts, notes }).then((saved) => (allSaved = saved));
  const open = await pictures.drained(pictureWaitMs);
  const handedOver = pictures.halt(handOverMs);
  if (open > 0) void tell(false);
  await Promise.all([texts, handedOver]);
  await tell(true);
}
