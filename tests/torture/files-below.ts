/** Everything that lies in a folder, however deep. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Paths of all files below `folder`, in order. */
export async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .sort();
}
