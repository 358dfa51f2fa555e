/** Types of display.mjs for the tests. */
export function hasDisplay(): boolean;
export function startVirtualDisplay(): Promise<{
  env: Record<string, string>;
  stop: () => Promise<void>;
}>;
