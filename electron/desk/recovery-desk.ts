/** The recovery key of an open station: made, handed out sheet by sheet while it is in memory, confirmed, forgotten. */
import { err, ok } from '../../shared/domain/result';
import { beijingSecond } from '../../shared/domain/beijing-time';
import type { RecoveryState } from '../../shared/ipc/recovery-calls';
import { shareLinesOf, shareQrText } from '../../shared/vault/recovery-text';
import type { Papers } from '../papers/papers-client';
import { newRecoveryKey } from '../vault/recovery-key';
import type { Answer } from './doors';
import type { Station } from './station';
import type { VaultKeeper } from './vault-changes';
import { changeVault } from './vault-changes';

type Shown = {
  readonly keyId: string;
  readonly shares: readonly Buffer[];
  readonly day: string;
  readonly handedOut: Set<number>;
};

export type RecoveryDesk = {
  readonly state: (station: Station) => RecoveryState;
  /** Makes a key, which makes the one before void; its sheets can be had until `confirm` or the next lock. */
  readonly make: (station: Station) => Answer<undefined>;
  readonly sheetPdf: (station: Station, sheet: number) => Answer<Uint8Array>;
  /** The sheet is on paper or in a file. */
  readonly handedOut: (
    station: Station,
    sheet: number,
    how: 'printed' | 'saved',
  ) => Answer<undefined>;
  /** Every sheet is in good hands; nothing of them stays in memory. */
  readonly confirm: (station: Station) => Answer<undefined>;
  /** Wipes sheets that were not confirmed: the station is being locked. */
  readonly forget: () => void;
};

/** The desk over a vault and the papers process; sheets are never written to a file by it. */
export function createRecoveryDesk(parts: {
  readonly vault: VaultKeeper;
  readonly papers: Pick<Papers, 'makeRecoverySheet'>;
  readonly now: () => string;
}): RecoveryDesk {
  let shown: Shown | undefined;
  let making: Answer<undefined> | undefined;
  /** Raised by every lock: a key whose making ends after one shows its sheets to nobody. */
  let epoch = 0;

  function forget(): void {
    for (const share of shown?.shares ?? []) share.fill(0);
    shown = undefined;
  }

  async function makeOnce(station: Station): Answer<undefined> {
    const begunIn = epoch;
    const { keyId, key, shares } = await newRecoveryKey();
    const changed = await changeVault(
      parts.vault,
      station,
      [{ kind: 'setRecoveryKey', keyId, key }],
      [{ type: 'recoveryKeyMade', keyId }],
    );
    key.fill(0);
    if (!changed.ok || begunIn !== epoch) {
      for (const share of shares) share.fill(0);
      return changed.ok ? err({ kind: 'stationLocked' }) : changed;
    }
    forget();
    shown = { keyId, shares, day: beijingSecond(parts.now()).slice(0, 10), handedOut: new Set() };
    return ok(undefined);
  }

  return {
    state: (station) => {
      const { recovery } = station.facts();
      if (recovery === undefined) return { state: 'none', sheets: [] };
      if (recovery.kept) return { state: 'kept', sheets: [] };
      const sheets =
        shown?.keyId === recovery.keyId
          ? shown.shares.map((_, index) => shown?.handedOut.has(index + 1) === true)
          : [];
      return { state: 'waiting', sheets };
    },
    make: (station) => {
      // Asked twice at once, for instance by a screen that is drawn twice, one key is made.
      making ??= makeOnce(station).finally(() => (making = undefined));
      return making;
    },
    sheetPdf: async (station, sheet) => {
      const share = shown?.shares[sheet - 1];
      if (shown === undefined || share === undefined) return err({ kind: 'recoverySheetsGone' });
      const { school, stationCode } = station.facts();
      const made = await parts.papers.makeRecoverySheet({
        school,
        stationCode,
        day: shown.day,
        sheet,
        lines: shareLinesOf(share),
        qrText: shareQrText(share),
      });
      return made.ok ? ok(made.value.bytes) : err({ kind: 'paperFailed' });
    },
    handedOut: async (station, sheet, how) => {
      if (shown === undefined) return err({ kind: 'recoverySheetsGone' });
      const { keyId } = shown;
      shown.handedOut.add(sheet);
      const event = { type: 'recoverySheetHandedOut', keyId, sheet, how } as const;
      const noted = await station.appendStation([event], { audit: true });
      return noted.ok ? ok(undefined) : noted;
    },
    confirm: async (station) => {
      if (shown === undefined || shown.handedOut.size < shown.shares.length) {
        return err({ kind: 'recoverySheetsGone' });
      }
      const { keyId } = shown;
      const noted = await station.appendStation([{ type: 'recoverySheetsKept', keyId }]);
      if (!noted.ok) return noted;
      forget();
      return ok(undefined);
    },
    forget: () => {
      epoch += 1;
      forget();
    },
  };
}
