/** At which addresses this platform may be spoken to; it vouches for no other, whoever passes a question on. */

/**
 * Whether `address` is one of `own`, or, where none were named, one of this computer. A host that passes a station's
 * challenge on would else be proved to be the platform.
 */
export function isOwnAddress(address: string, own: readonly string[]): boolean {
  const asked = plainOf(address);
  if (asked === undefined) return false;
  return own.length === 0
    ? isThisComputer(asked)
    : own.some((one) => plainOf(one)?.href === asked.href);
}

/** Without what says nothing of the place: a slash at the end, a query, a name and password are none of an address. */
function plainOf(address: string): URL | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || `${url.username}${url.password}${url.search}${url.hash}` !== '')
    return undefined;
  url.pathname = url.pathname.replace(/\/+$/, '');
  return url;
}

const isThisComputer = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
