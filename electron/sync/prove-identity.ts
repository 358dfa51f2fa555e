/** Asks an address to prove that it is the platform the station was paired with; says nothing of the station. */
import { randomBytes } from 'node:crypto';
import type { LineError } from '../../shared/domain/line-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { identityReplySchema, identityText } from '../../shared/protocol/identity-proof';
import type { CancelSignal } from '../../shared/sync/cancel';
import { classify } from '../../shared/sync/reply';
import { verifyEd25519 } from './ed25519';
import { lineError } from './pairing';
import type { UrlRules } from './platform-url';
import { parsePlatformUrl } from './platform-url';
import type { Wire } from './wire';

const proveLimitMs = 30_000;

export type KnownPlatform = { readonly name: string; readonly publicKey: string };

/** The address in the form in which it is kept. @returns `platformIsAnother` when somebody else answers there. */
export async function proveIdentity(
  wire: Wire,
  typedUrl: string,
  known: KnownPlatform,
  cancel: CancelSignal,
  rules: UrlRules = {},
): Promise<Result<string, LineError>> {
  const url = parsePlatformUrl(typedUrl, rules);
  if (url === undefined) return err({ kind: 'platformAddressInvalid' });
  const asked = { challenge: randomBytes(32).toString('base64'), address: url };
  const answer = await wire({
    method: 'POST',
    url: `${url}/v1/identity`,
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(asked),
    timeLimitMs: proveLimitMs,
    cancel,
  });
  const reply = classify(answer, identityReplySchema);
  // It is no address of its own: whoever answers there passes on what a platform says.
  const isDenied = reply.kind === 'refused' && reply.problem === 'address-not-own';
  if (isDenied) return err({ kind: 'platformIsAnother', platform: known.name });
  if (reply.kind !== 'ok') return err(lineError(reply));
  return verifyEd25519(identityText(asked), reply.value.signature, known.publicKey)
    ? ok(url)
    : err({ kind: 'platformIsAnother', platform: known.name });
}
