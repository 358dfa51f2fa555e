/** The pictures on their way to the disk, over all queues: a lock waits for them a moment and tells of the rest. */
import type { CaughtPictures } from '../../shared/ipc/contract';
import { noLongerThan } from '../db/within';

/** One queue of pictures. */
export type PictureQueue = {
  /** What a lock would catch now. */
  readonly caught: () => CaughtPictures;
  /** Answers when everything queued so far was stored or refused. */
  readonly idle: () => Promise<unknown>;
  /** Hands nothing over any more, for good; answers when what is being stored now is known to be or not. */
  readonly halt: () => Promise<unknown>;
};

/** The queues of an open desk. */
export type PictureQueues = ReturnType<typeof pictureQueues>;

/** Empty at first; the queues themselves hold the pictures. */
export function pictureQueues() {
  const queues = new Set<PictureQueue>();
  const caught = (): CaughtPictures => {
    const all = [...queues].map((queue) => queue.caught());
    const sum = (part: keyof CaughtPictures) => all.reduce((total, one) => total + one[part], 0);
    return { lost: sum('lost'), unsure: sum('unsure') };
  };
  return {
    add: (queue: PictureQueue) => void queues.add(queue),
    caught,
    /** Waits until everything is stored, no longer than `limitMs`; answers how many pictures are not. */
    async drained(limitMs: number): Promise<number> {
      const open = () => caught().lost + caught().unsure;
      if (open() > 0)
        await noLongerThan(
          limitMs,
          [...queues].map((queue) => queue.idle()),
        );
      return open();
    },
    /** Answers when everything queued by now was stored or refused, however long that takes. */
    idle: () => Promise.all([...queues].map((queue) => queue.idle())),
    /** For a lock that comes in any case: what was not handed over by now stays out, so that it can be told. */
    halt: (limitMs: number) =>
      noLongerThan(
        limitMs,
        [...queues].map((queue) => queue.halt()),
      ),
    clear: () => queues.clear(),
  };
}
