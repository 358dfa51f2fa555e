/** Which platform addresses are talked to: https anywhere, plain http only where no stranger listens. */
import { isIPv4 } from 'node:net';

export type UrlRules = {
  /**
   * Plain http to any host. Off unless an administrator wrote it into the station's settings: a case would travel
   * readable, and so would the station's token.
   */
  readonly allowPlainHttp?: boolean;
};

/**
 * The address without a slash at its end, or nothing when it is not one to talk to: another scheme, a name or
 * password, a query or fragment, or plain http to a host that is neither this machine nor a private address
 * (10/8, 172.16/12, 192.168/16, 169.254/16, 127/8, ::1, fc00::/7, fe80::/10). Host names other than `localhost`
 * need https, since nobody knows where a name leads.
 */
export function parsePlatformUrl(typed: string, rules: UrlRules = {}): string | undefined {
  const url = parse(typed.trim());
  if (url === undefined || url.hostname === '') return undefined;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return undefined;
  }
  const plain = url.protocol === 'http:';
  if (plain && rules.allowPlainHttp !== true && !isPrivateHost(url.hostname)) return undefined;
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function parse(text: string): URL | undefined {
  if (/[\s@?#]/.test(text)) return undefined;
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function isPrivateHost(hostname: string): boolean {
  if (hostname === 'localhost') return true;
  if (hostname.startsWith('[')) return /^\[(::1\]|f[cd]|fe[89ab])/i.test(hostname);
  if (!isIPv4(hostname)) return false;
  const [first = 0, second = 0] = hostname.split('.').map(Number);
  if (first === 127 || first === 10) return true;
  if (first === 172) return second >= 16 && second <= 31;
  return (first === 192 && second === 168) || (first === 169 && second === 254);
}
