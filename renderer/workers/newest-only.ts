/** Of the questions that wait for a busy answerer, only the newest is asked. */

/** Asks one question at a time; one that a newer one overtakes, or that waits at the end, is answered with `undefined`. */
export function newestOnly<Q, A>(ask: (question: Q) => Promise<A | undefined>) {
  type Waiting = { readonly question: Q; readonly answer: (answer: A | undefined) => void };
  let next: Waiting | undefined;
  let isAsking = false;
  let closed = false;

  const askNext = async () => {
    if (isAsking) return;
    isAsking = true;
    for (let now = next; now !== undefined; now = next) {
      next = undefined;
      now.answer(await ask(now.question));
    }
    isAsking = false;
  };

  return {
    ask(question: Q): Promise<A | undefined> {
      if (closed) return Promise.resolve(undefined);
      next?.answer(undefined);
      return new Promise((answer) => {
        next = { question, answer };
        void askNext();
      });
    },
    /** Nothing is asked any more. */
    close(): void {
      closed = true;
      next?.answer(undefined);
      next = undefined;
    },
  };
}
