/** How much room the disk that holds a folder has, to a program without special rights. */
import { statfs } from 'node:fs/promises';

export async function diskRoom(folder: string): Promise<{ freeBytes: number; totalBytes: number }> {
  const { bavail, bsize, blocks } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}

export async function freeBytes(folder: string): Promise<number> {
  return (await diskRoom(folder)).freeBytes;
}
