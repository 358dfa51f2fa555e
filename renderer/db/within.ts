/** Waits no longer than anybody would: a request of IndexedDB that Chromium never answers must not stop the desk in silence. */

/** What was asked for did not come in time. */
export class NotAnswered extends Error {
  constructor() {
    super('No answer in time');
    this.name = 'NotAnswered';
  }
}

/** The answer of `work`, or `NotAnswered` after `limitMs`; what comes later is given to `late`. */
export function within<T>(
  limitMs: number,
  work: Promise<T>,
  late: (value: T) => void = () => undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const timer = setTimeout(() => {
      isOver = true;
      reject(new NotAnswered());
    }, limitMs);
    work.then(
      (value) => {
        clearTimeout(timer);
        if (isOver) late(value);
        else resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}

/** Waits for `work`, no longer than `limitMs`; what is not done by then is told of by whoever asked. */
export async function noLongerThan(
  limitMs: number,
  work: readonly Promise<unknown>[],
): Promise<void> {
  try {
    await within(limitMs, Promise.all(work));
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error;
  }
}
