/** Types of update-folder.mjs for the tests. */
import type { Publisher } from './publisher.mjs';

export function formOf(name: string): string | undefined;
export function notesOf(text: string, version: string): string;
export function writeUpdateFolder(request: {
  readonly to: string;
  readonly installers: readonly string[];
  readonly version: string;
  readonly publisher: Pick<Publisher, 'sign'>;
  readonly notes?: { readonly 'zh-CN': string; readonly en: string };
  readonly arch?: string;
}): string;
