/** Who may vouch for a server: the authorities of Node's own list, and those that this computer was told to trust. */
import * as tls from 'node:tls';

/** Node 22.15 and later; the test runtime is older. */
type Newer = Partial<typeof tls> & {
  readonly getCACertificates?: (which: 'default' | 'system') => string[];
};

/**
 * Certificates in PEM; `undefined` stands for Node's own list alone. A county's network has an authority of its own, which
 * whoever looks after the computers installs in the system, as for the browser.
 */
export function trustedAuthorities({ getCACertificates }: Newer = tls): string[] | undefined {
  if (getCACertificates === undefined) return undefined;
  try {
    return [...new Set([...getCACertificates('default'), ...getCACertificates('system')])];
  } catch {
    return undefined;
  }
}

/** What https needs to verify by them; made once, because reading hundreds of certificates takes its time. */
export function trusting(authorities?: readonly string[]): { secureContext?: tls.SecureContext } {
  return authorities === undefined
    ? {}
    : { secureContext: tls.createSecureContext({ ca: [...authorities] }) };
}

let usual: ReturnType<typeof trusting> | undefined;
/** Of this computer, as it stood when it was first asked for. */
export const usualTrust = (): ReturnType<typeof trusting> =>
  (usual ??= trusting(trustedAuthorities()));
