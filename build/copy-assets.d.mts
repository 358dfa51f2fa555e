/** Types of copy-assets.mjs for vite.config.ts. */
import type { Plugin } from 'vite';

export function copyAssets(): Plugin;
