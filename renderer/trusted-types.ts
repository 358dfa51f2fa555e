/**
 * What may become markup or the address of a script in our pages (Trusted Types, W3C): main's policy refuses every string but
 * what passes here, whichever library brings it. Imported before anything else of a page.
 */

type Rules = {
  readonly createHTML: (text: string) => string | null;
  readonly createScriptURL: (address: string) => string | null;
};
type Factory = { createPolicy: (name: 'default', rules: Rules) => unknown };

/** Workers of the bundle and nothing beside them. */
const ownWorkers = /^\/(assets|workers)\/[\w.-]+\.m?js$/;

/** The address of a worker, or null, which the browser takes for no. */
export function ownWorker(address: string, page: string): string | null {
  try {
    const { protocol, host, pathname, search, href } = new URL(address, page);
    const here = new URL(page);
    const isOurs = protocol === here.protocol && host === here.host;
    return isOurs && search === '' && ownWorkers.test(pathname) ? href : null;
  } catch {
    return null;
  }
}

/** Libraries empty an element by it; markup from text there is none. */
export const onlyNothing = (text: string): string | null => (text === '' ? '' : null);

const { trustedTypes } = globalThis as { trustedTypes?: Factory };
trustedTypes?.createPolicy('default', {
  createHTML: onlyNothing,
  createScriptURL: (address) => ownWorker(address, location.href),
});
