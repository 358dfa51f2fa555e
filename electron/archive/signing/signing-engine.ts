/** PKI.js over the WebCrypto of Node. */
import { webcrypto } from 'node:crypto';
import * as pkijs from 'pkijs';

/** A fresh engine; the library's own global one is never set. */
export const signingEngine = () => new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto });
