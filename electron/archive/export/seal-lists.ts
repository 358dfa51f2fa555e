/** Lists of a sealed export: they name the children as well, so only the recipient reads them; how to open them anybody does. */
import { openingNote } from '../../../shared/archive/export/transfer-list';
import type { Recipient } from './seal-to-recipient';
import { sealedEnding, sealedTo } from './seal-to-recipient';

type NamedBytes = readonly [name: string, bytes: Uint8Array];

/** Each list sealed, and the plain note beside them. */
export async function sealLists(
  recipient: Recipient,
  lists: readonly NamedBytes[],
): Promise<readonly NamedBytes[]> {
  const sealed: NamedBytes[] = [];
  for (const [name, bytes] of lists) {
    const chunks: Buffer[] = [];
    for await (const chunk of sealedTo(recipient, [Buffer.from(bytes)])) chunks.push(chunk);
    sealed.push([`${name}${sealedEnding}`, Buffer.concat(chunks)]);
  }
  return [...sealed, ['打开方法.TXT', Buffer.from(openingNote(recipient.fingerprint), 'utf8')]];
}
