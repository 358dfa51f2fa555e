/** Puts a folder in the place of another one when it is whole, and not before. */
import { existsSync, renameSync, rmSync } from 'node:fs';

const remove = (folder) => rmSync(folder, { recursive: true, force: true });

/**
 * Has `lay` fill a new folder beside `folder`, then puts it in its place; what was there stays beside it as `.before`. Where
 * `lay` fails, what is there stays as it was.
 *
 * @param {string} folder
 * @param {(draft: string) => Promise<void>} lay
 */
export async function layBeside(folder, lay) {
  const [draft, before] = [`${folder}.new`, `${folder}.before`];
  const goBack = () => {
    if (!existsSync(folder) && existsSync(before)) renameSync(before, folder);
  };
  // The computer may have gone out between the two steps of the last time.
  goBack();
  remove(draft);
  try {
    await lay(draft);
    if (existsSync(folder)) {
      remove(before);
      renameSync(folder, before);
    }
    renameSync(draft, folder);
  } catch (error) {
    goBack();
    remove(draft);
    throw error;
  }
}
