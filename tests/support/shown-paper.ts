/** The paper that the window shows, saved and read as a family would read it. */
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { answerDialogs } from './dialogs';
import type { Station } from './electron-app';

/** Saves it to `path` and gives its text without spaces and line ends. */
export async function shownText({ app, page }: Station, path: string): Promise<string> {
  await answerDialogs({ app }, path);
  await page.getByRole('button', { name: '另存 PDF' }).click();
  const size = () =>
    readFile(path).then(
      ({ byteLength }) => byteLength,
      () => 0,
    );
  await expect.poll(size).toBeGreaterThan(0);
  return execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }).replace(/\s/g, '');
}
