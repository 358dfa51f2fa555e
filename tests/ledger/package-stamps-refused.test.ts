/** Authorities that answer wrongly, slowly or not at all: no package changes, the room is told why, and they are asked again. */
import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { timestampRequest } from '../../electron/archive/signing/timestamp-request';
import { signedFile } from '../../shared/archive/signing/signature-files';
import type { TimestampTrouble } from '../../shared/archive/signing/timestamp-trouble';
import { eventually } from '../support/eventually';
import { caseOf } from '../support/fill-at-desk';
import { answering } from '../support/local-tsa';
import { blobsBelow, silent, stampBench } from '../support/stamp-bench';
import { sealedCase, signaturesOf, stampOf } from '../support/stamped-station';
import { valueOf } from '../support/station-people';

const { folder, authority, honest, anAuthority, openAt, hostOf, stamped } = stampBench();

describe('an authority that answers wrongly', () => {
  const html = Buffer.from('<html>请先登录</html>');
  it.each<[string, TimestampTrouble, RequestListener]>([
    ['a page to log in', 'otherAnswer', answering(() => html, 'text/html')],
    ['a page that calls itself a token', 'unreadable', answering(() => html)],
    ['far too much', 'tooLarge', answering(() => Buffer.alloc(3_000_000))],
    [
      'a token over another package',
      'otherBytes',
      answering(() => authority.reply(timestampRequest(Buffer.from('another package')))),
    ],
    ['a refusal', 'notGranted', answering(() => authority.reply(Buffer.from('no request')))],
  ])('with %s changes nothing, is told, and is asked again', async (_, trouble, listener) => {
    const { address, become } = await anAuthority(listener);
    const station = await openAt(folder(), { address });
    const caseId = await sealedCase(station);
    const before = await blobsBelow(folder());
    const head = station.ledger.durableHead();
    const host = hostOf(station);
    await eventually(() => {
      expect(host.status()).toMatchObject({ trouble, missing: 1, asking: false });
    });
    const root = (await caseOf(station, caseId)).archive?.package?.root ?? '';
    expect(host.troubleOf(root)).toBe(trouble);
    expect(await blobsBelow(folder())).toEqual(before);
    expect(station.ledger.durableHead()).toBe(head);
    become(honest);
    host.askNow();
    await stamped(station, caseId);
    await eventually(() => {
      expect(host.troubleOf(root)).toBeUndefined();
    });
  });

  it('by answering another request of the same package is refused', async () => {
    const { address, become } = await anAuthority(silent);
    const station = await openAt(folder(), { address });
    const caseId = await sealedCase(station);
    const source = valueOf(await station.archives.source(caseId));
    const root = (await source.read(signedFile)) ?? new Uint8Array();
    become(answering(() => authority.reply(timestampRequest(root))));
    const host = hostOf(station);
    await eventually(() => {
      expect(host.status().trouble).toBe('otherRequest');
    });
    expect(await stampOf(station, caseId)).toBeUndefined();
  });

  it('with another certificate than the pack names is refused', async () => {
    const { address } = await anAuthority(honest);
    const station = await openAt(folder(), { address, fingerprint: 'a'.repeat(64) });
    const caseId = await sealedCase(station);
    const host = hostOf(station);
    await eventually(() => {
      expect(host.status().trouble).toBe('otherAuthority');
    });
    expect(await stampOf(station, caseId)).toBeUndefined();
  });

  it('holds up no lock: what is under way ends at once', async () => {
    let reached = () => undefined as void;
    const isReached = new Promise<void>((resolve) => (reached = resolve));
    const { address } = await anAuthority(() => reached());
    const station = await openAt(folder(), { address });
    const caseId = await sealedCase(station);
    const host = hostOf(station);
    await isReached;
    await host.close();
    await station.close();
    const again = await openAt(folder(), undefined);
    expect(await stampOf(again, caseId)).toBeUndefined();
    expect((await signaturesOf(again, caseId)).findings.map(({ kind }) => kind)).toEqual([
      'timestampMissing',
    ]);
  });
});
