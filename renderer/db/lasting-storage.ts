/** Asks the browser engine to keep the working set when the disk runs low; without its word it may clear it. */

/** Whether the storage lasts; a refusal costs a rebuild, never a case. */
export async function askForLastingStorage(): Promise<boolean> {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist());
  } catch {
    return false;
  }
}
