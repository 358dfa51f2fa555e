/** What `work` comes to, once `last` is done too, whatever came of the work; a failure of `last` is told before one of it. */
export async function afterwards<T>(work: Promise<T>, last: () => Promise<unknown>): Promise<T> {
  try {
    return await work;
  } finally {
    await last();
  }
}
