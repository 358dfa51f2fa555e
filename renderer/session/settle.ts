/** What the window does when main is about to lock: saves what it can, and says in time what it could not. */
import type { Desk } from './desk';

/** Main waits 100 ms in all: after this moment no picture is handed over any more, so that what is said stays true. */
const pictureWaitMs = 50;
const handOverMs = 100;

/** Answers main; twice when pictures are on their way, because main may not wait for the second time. */
export async function settle({
  bridge,
  drafts,
  pictures,
}: Pick<Desk, 'bridge' | 'drafts' | 'pictures'>): Promise<void> {
  let allSaved = false;
  const tell = (last: boolean) =>
    bridge.station.settled({ allSaved, pictures: pictures.caught(), last });
  const texts = drafts.flushAll().then((saved) => (allSaved = saved));
  const open = await pictures.drained(pictureWaitMs);
  const handedOver = pictures.halt(handOverMs);
  if (open > 0) void tell(false);
  await Promise.all([texts, handedOver]);
  await tell(true);
}
