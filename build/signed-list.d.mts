/** Types of signed-list.mjs for the tests. */
import type { Publisher } from './publisher.mjs';

export function signFolder(folder: string, publisher: Pick<Publisher, 'sign'>): number;
