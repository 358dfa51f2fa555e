/** Types of look-first.mjs for vite.config.ts. */
import type { Plugin } from 'vite';

export function lookFirst(): Plugin;
