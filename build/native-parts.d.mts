/** Types of native-parts.mjs for vite.config.ts. */
import type { Plugin } from 'vite';

export const nativeOnly: readonly string[];
export function copyNativeParts(): Plugin;
