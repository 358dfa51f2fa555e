/** The certificate of an office that an export is to be sealed to: chosen in a file, shown, and kept until the station is locked. */
import type { BrowserWindow } from 'electron';
import { readRecipient } from '../../shared/archive/export/recipient';
import { mostDerBytes } from '../../shared/archive/signing/der';
import type { AppError } from '../../shared/domain/app-error';
import type { Instant } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import { certificateIn } from '../archive/export/certificate-file';
import { canSealTo } from '../archive/export/recipient-info';
import type { Recipient } from '../archive/export/seal-to-recipient';
import { recipientKeyOf } from '../archive/export/seal-to-recipient';
import { askForFile } from '../files/choose-file';
import { readBounded } from '../ledger/durable-file';
import { sha256Hex } from '../vault/seal';
import type { AuditRecorder } from './audit-recorder';
import type { Doors } from './doors';

type Parts = {
  readonly recorder: Pick<AuditRecorder, 'onClosing'>;
  readonly window: () => BrowserWindow | undefined;
  readonly now: () => Instant;
};

export type RecipientChoice = Pick<Handlers['archives'], 'recipient'> & {
  /** The one with this fingerprint that was chosen last, still in force; none when nothing was asked for. */
  readonly chosen: (fingerprint: string | undefined) => Result<Recipient | undefined, AppError>;
};

const certificateFiles = { name: 'X.509', extensions: ['pem', 'crt', 'cer', 'der'] };
/** Text of a certificate, with words around it. */
const mostFileBytes = 2 * mostDerBytes;

/** The choice over an open station. */
export function createRecipientChoice(
  { unlocked }: Doors,
  { recorder, window, now }: Parts,
): RecipientChoice {
  let kept: (Recipient & { readonly der: Uint8Array }) | undefined;
  recorder.onClosing(() => {
    kept = undefined;
  });
  return {
    recipient: () =>
      unlocked(async (): ReturnType<Handlers['archives']['recipient']> => {
        const there = window();
        if (there === undefined) return err({ kind: 'recipientUnread' });
        const path = await askForFile(there, certificateFiles);
        if (path === undefined) return ok({ chosen: false });
        const bytes = await readBounded(path, mostFileBytes).catch(() => undefined);
        const der = bytes && certificateIn(bytes);
        if (der === undefined) return err({ kind: 'recipientUnread' });
        const read = readRecipient(der, now());
        if (!read.ok) return read;
        // A key may be named rightly and be none: better told now than in the middle of an export.
        if (!canSealTo(read.value)) return err({ kind: 'recipientKeyUnfit' });
        const { subject, notAfter } = read.value;
        const fingerprint = sha256Hex(der);
        kept = { ...recipientKeyOf(read.value), fingerprint, der };
        return ok({ chosen: true, recipient: { subject, fingerprint, notAfter } });
      }),
    chosen: (fingerprint) => {
      if (fingerprint === undefined) return ok(undefined);
      if (kept?.fingerprint !== fingerprint) return err({ kind: 'recipientUnread' });
      const read = readRecipient(kept.der, now());
      return read.ok ? ok(kept) : read;
    },
  };
}
