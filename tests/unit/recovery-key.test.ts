/** The recovery key: any two of three shares give it back, one or a mixture gives nothing, and what is wrong is named. */
import { describe, expect, it } from 'vitest';
import { newRecoveryKey, recoveryKeyOf } from '../../electron/vault/recovery-key';
import { sheetCount } from '../../shared/vault/recovery-sheet';
import { shareLinesOf, shareQrText } from '../../shared/vault/recovery-text';

const typed = (share: Buffer | undefined) => shareLinesOf(share ?? Buffer.alloc(0)).join('\n');

describe('the recovery key', () => {
  it('comes back from any two of its shares, typed or scanned, in any order', async () => {
    const { key, keyId, shares } = await newRecoveryKey();
    expect(shares).toHaveLength(sheetCount);
    for (const [first, second] of [
      [0, 1],
      [2, 0],
      [1, 2],
    ] as const) {
      const scanned = shareQrText(shares[second] ?? Buffer.alloc(0));
      expect(await recoveryKeyOf([typed(shares[first]), scanned])).toEqual({
        ok: true,
        value: { key, keyId },
      });
    }
  });

  it('does not stand in any share, and no two keys are alike', async () => {
    const [one, other] = await Promise.all([newRecoveryKey(), newRecoveryKey()]);
    for (const share of one.shares) {
      expect(share.includes(one.key.subarray(0, 8))).toBe(false);
    }
    expect(one.key.equals(other.key)).toBe(false);
  });

  it('is refused with the reason: the same sheet twice, sheets of two sets, a sheet that is none', async () => {
    const [one, other] = await Promise.all([newRecoveryKey(), newRecoveryKey()]);
    const [a, b] = one.shares;
    const kindOf = async (first: string, second: string) => {
      const read = await recoveryKeyOf([first, second]);
      return read.ok ? 'ok' : read.error;
    };
    expect(await kindOf(typed(a), typed(a))).toEqual({ kind: 'recoverySharesSame' });
    expect(await kindOf(typed(a), typed(other.shares[1]))).toEqual({ kind: 'recoverySharesApart' });
    const nonsense = typed(Buffer.alloc(40, 7));
    expect(await kindOf(typed(a), nonsense)).toEqual({ kind: 'recoveryShareUnreadable', sheet: 2 });
    // One bit off and the check characters made to fit: the checksum of the whole still finds it.
    const bent = Buffer.from(b ?? []);
    bent[20] = (bent[20] ?? 0) ^ 1;
    expect(await kindOf(typed(bent), typed(a))).toEqual({
      kind: 'recoveryShareUnreadable',
      sheet: 1,
    });
  });
});
