/** Asks a worker one thing at a time; a worker that hangs or dies is replaced, and may be asked once more. */

/** The part of a Worker that is used; tests give another. */
export type AskedWorker<Answer> = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<Answer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};

/**
 * Starts no worker before the first question. `ask` settles with `undefined` when a question took
 * longer than `timeLimitMs` or killed the worker as often as it was tried, or when all was closed.
 */
export function patientWorker<Question, Value>(
  spawn: () => AskedWorker<{ readonly id: number; readonly result: Value }>,
  timeLimitMs: number,
  tries = 2,
) {
  let worker: ReturnType<typeof spawn> | undefined;
  let lastId = 0;
  let closed = false;
  let abandon: () => void = () => undefined;
  let tail: Promise<unknown> = Promise.resolve();

  const dismiss = () => {
    worker?.terminate();
    worker = undefined;
  };

  /** One try; `undefined` when the worker hung or died. */
  const askOnce = (question: Question, limitMs: number) =>
    new Promise<Value | undefined>((resolve) => {
      const request = { ...question, id: (lastId += 1) };
      const lost = () => {
        clearTimeout(timer);
        dismiss();
        resolve(undefined);
      };
      const timer = setTimeout(lost, limitMs);
      abandon = lost;
      worker ??= spawn();
      worker.onerror = (event) => {
        event.preventDefault();
        lost();
      };
      worker.onmessage = ({ data }) => {
        if (data.id !== request.id) return;
        clearTimeout(timer);
        resolve(data.result);
      };
      // Copied, not transferred: what the clerk brought must outlive a dead worker.
      worker.postMessage(request);
    });

  const ask = async (question: Question, limitMs: number): Promise<Value | undefined> => {
    for (let left = tries; left > 0 && !closed; left -= 1) {
      const value = await askOnce(question, limitMs);
      if (value !== undefined) return value;
    }
    return undefined;
  };

  return {
    /** Questions wait for each other; `limitMs` is for one that may take longer than others. */
    ask(question: Question, limitMs: number = timeLimitMs): Promise<Value | undefined> {
      const turn = tail.then(() => ask(question, limitMs));
      tail = turn.catch(() => undefined);
      return turn;
    },
    /** Ends the worker; questions still waiting get no answer. */
    close(): void {
      closed = true;
      abandon();
      dismiss();
    },
  };
}
