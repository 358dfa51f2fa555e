/** Runs before every test file, also where files share a process: a hook of a module they share would end with the first of them. */
import { afterAll } from 'vitest';
import { removeScratchFolders } from './scratch-folder';

afterAll(removeScratchFolders);
