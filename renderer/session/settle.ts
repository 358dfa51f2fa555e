/** What the window does when main is about to lock: saves what it can, and says in time what it could not. */
import type { StationBridge } from '../../shared/ipc/bridge';
import { noLongerThan } from '../db/within';
import type { DraftRegistry } from './draft-registry';
import type { NoteDrafts } from './note-drafts';
import type { PictureQueues } from './picture-queues';

type Typed = { readonly drafts: DraftRegistry; readonly notes: NoteDrafts };
type Told = Typed & {
  readonly bridge: StationBridge;
  readonly pictures: PictureQueues;
  /** Lets the field that is typed in put its text in order. */
  readonly leaveField: () => void;
};

/** Main waits 100 ms before the screen is dark: after this moment no picture is filed any more, so that what is said stays true. */
const pictureWaitMs = 50;

/** Behind the dark screen: what is with main, and photos of which there is no other copy than here. */
const handOverMs = 2_500;

/** The screen is dark, and what was typed before is still on its way; main hears it out for 4 s. */
const lastWordMs = 3_000;

/** How often a window looks whether main knows what is under way. */
const lookMs = 250;

/** Saves everything typed, in forms and in dialogs; true when all of it is on the disk. */
export async function allKept({ drafts, notes }: Typed): Promise<boolean> {
  const kept = await Promise.all([drafts.flushAll(), notes.flushAll()]);
  return kept.every((saved) => saved);
}

/** Answers main; twice when pictures are on their way, because main may not wait for the second time. */
async function settle({ bridge, drafts, notes, pictures }: Told): Promise<void> {
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

/** How a desk answers locks until it is closed. */
export type LockAnswer = {
  /** Answers no lock any more; resolves when the one under way is answered, or main does not wait for it any longer. */
  readonly end: () => Promise<void>;
};

/**
 * Answers main when it is about to lock; before that, tells which pictures are under way, so that a window that is then
 * too slow to answer is not silent about them.
 */
export function answerLocks(told: Told): LockAnswer {
  const { bridge, pictures } = told;
  let before = 0;
  let answer: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    const caught = pictures.caught();
    const now = caught.lost + caught.unsure;
    if (now === before) return;
    before = now;
    void bridge.station.settled({ allSaved: false, pictures: caught, last: false });
  }, lookMs);
  const silence = bridge.on('stationLocking', () => {
    clearInterval(timer);
    told.leaveField();
    answer = settle(told).catch(() => undefined);
  });
  return {
    end: async () => {
      clearInterval(timer);
      silence();
      await noLongerThan(lastWordMs, [answer]);
    },
  };
}
