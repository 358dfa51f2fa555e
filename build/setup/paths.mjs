/** Where the commands keep what they make; everything below .cache and .runtime may be deleted at any time. */
import './node-version.mjs';
import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '..', '..');
export const cacheFolder = join(projectRoot, '.cache');
export const runtimeFolder = join(projectRoot, '.runtime');
export const modulesFolder = join(projectRoot, 'node_modules');
