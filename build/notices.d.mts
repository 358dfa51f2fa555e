/** Types of notices.mjs for vite.config.ts and the tests. */
import type { Plugin } from 'vite';

export type Notice = {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
};
export const noticesFile: string;
export function packageFolderOf(moduleId: string): string | undefined;
export function isAllowed(expression: string): boolean;
export function noticeOf(folder: string): Notice;
export function collectNotices(besides?: readonly string[]): {
  readonly own: Plugin;
  readonly ofWorkers: Plugin;
};
export const noticesText: string;
export function noticesOf(folders: readonly string[]): Notice[];
export function noticesAsText(notices: readonly Notice[], besides?: readonly string[]): string;
