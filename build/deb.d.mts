/** Types of deb.mjs for the tests. */
export function makeDeb(request: {
  readonly packed: string;
  readonly to: string;
  readonly version?: string;
  readonly quick?: boolean;
}): Promise<string>;
