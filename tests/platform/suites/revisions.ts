/** Promises about revisions and their commitment: exactly once in effect. */
import { createPublicKey, verify } from 'node:crypto';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { canonicalJson, receiptSigningText } from '../../../shared/protocol/canonical-json';
import { caseNumberText } from '../../../shared/domain/numbering';
import { heldRevisionReplySchema, revisionReplySchema } from '../../../shared/protocol/messages';
import {
  buildCase,
  newStationKey,
  sha256Of,
  signedRevision,
  signText,
} from '../../support/platform-builders';
import type { HostedPlatform } from '../../support/platform-host';
import type { Answer, ProblemBody } from '../../support/platform-station';
import { asProblem, revisionPath } from '../../support/platform-station';

export function revisionPromises(platform: () => HostedPlatform): void {
  describe('revisions', () => {
    it('are delivered whole and receipted with a signature that verifies', async () => {
      const station = await platform().pairStation();
      const built = buildCase({ pages: 2 });
      const put = await station.put(built.submission);
      expect(revisionReplySchema.parse(put.body).missing.sort()).toEqual(
        [...built.files.keys()].sort(),
      );
      const receipt = await station.deliver(built);
      const text = canonicalJson(built.submission);
      expect(receipt.manifestSha256).toBe(sha256Of(text));
      expect(receipt.matterNumber).toMatch(/^BJ-2026-\d{6}[0-9A-Z]$/);
      expect(receipt.keyId).toBe(station.reply.platformKeyId);
      const prefix = Buffer.from('302a300506032b6570032100', 'hex');
      const key = createPublicKey({
        key: Buffer.concat([prefix, Buffer.from(station.reply.platformPublicKey, 'base64')]),
        format: 'der',
        type: 'spki',
      });
      const signature = Buffer.from(receipt.signature, 'base64');
      const signed = (value: typeof receipt) => Buffer.from(receiptSigningText(value));
      expect(verify(null, signed(receipt), key, signature)).toBe(true);
      expect(verify(null, signed({ ...receipt, revision: 2 }), key, signature)).toBe(false);
    });

    it('answer PUT and commit the same, three times and at the same time', async () => {
      const station = await platform().pairStation();
      const built = buildCase();
      const puts = await Promise.all([1, 2, 3].map(() => station.put(built.submission)));
      expect(puts.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(puts[1]?.body).toEqual(puts[0]?.body);
      const receipt = await station.deliver(built);
      const commits = await Promise.all([1, 2, 3].map(() => station.commit(built.submission)));
      for (const { body } of commits) expect(body.receipt).toEqual(receipt);
      const last = await station.put(built.submission);
      expect(last.body).toEqual({
        caseId: built.submission.caseId,
        revision: 1,
        missing: [],
        receipt,
      });
    });

    it('are not replaced by other bytes: 409 with the fields that differ', async () => {
      const station = await platform().pairStation();
      const { submission } = buildCase();
      await station.put(submission);
      const changed = {
        ...submission,
        submittedBy: 'clerk-2',
        form: { ...submission.form, 'child.name': '王小红', 'reason.note': '~/' },
      };
      const answer: Answer = await station.put(changed);
      expect(asProblem(answer)).toEqual([409, 'revision-differs']);
      expect((answer.body as ProblemBody).pointers?.sort()).toEqual([
        '/form/child.name',
        '/form/reason.note',
        '/submittedBy',
      ]);
      expect((await station.put(submission)).status).toBe(200);
    });

    it('are told to the station that handed them over, and to no other', async () => {
      const station = await platform().pairStation();
      const stranger = await platform().pairStation();
      const { submission } = buildCase();
      await station.put(submission);
      const path = revisionPath(submission);
      const held = await station.ask<object>('GET', path);
      expect(heldRevisionReplySchema.parse(held.body)).toMatchObject({
        revision: 1,
        latest: 1,
        submission: canonicalJson(submission),
      });
      expect(asProblem(await stranger.ask('GET', path))).toEqual([403, 'case-of-another-station']);
      expect(asProblem(await station.ask('GET', path.replace(/1$/, '2')))).toEqual([
        404,
        'revision-unknown',
      ]);
    });

    it('that differed and were never committed are followed by the one that people settled on', async () => {
      const station = await platform().pairStation();
      const first = buildCase();
      const { caseId } = first.submission;
      await station.put(first.submission);
      const second = buildCase({ caseId, revision: 2 });
      const receipt = await station.deliver(second);
      expect(receipt.revision).toBe(2);
      for (const image of first.files.values()) await station.upload(caseId, image);
      expect(asProblem(await station.commit(first.submission))).toEqual([409, 'revision-not-next']);
      const fourth = buildCase({ caseId, revision: 4 });
      expect(asProblem(await station.put(fourth.submission))).toEqual([409, 'revision-not-next']);
    });

    it('follow the last one that was not given up, when those between were refused', async () => {
      const station = await platform().pairStation();
      const first = buildCase();
      const { caseId } = first.submission;
      const put = async (revision: number, follows: number) => {
        const { submission } = buildCase({ caseId, revision });
        return asProblem(await station.put({ ...submission, follows }));
      };
      expect(await put(2, 2)).toEqual([422, 'invalid-request']);
      const second = buildCase({ caseId, revision: 2 });
      const receipt = await station.deliver({
        ...second,
        submission: { ...second.submission, follows: 0 },
      });
      expect(receipt.revision).toBe(2);
      await platform().official.askCorrection(caseId);
      expect(await put(5, 0)).toEqual([409, 'revision-not-next']);
      expect(await put(5, 3)).toEqual([409, 'revision-not-next']);
      const fifth = await station.put({
        ...buildCase({ caseId, revision: 5 }).submission,
        follows: 2,
      });
      expect(fifth.status).toBe(200);
    });

    it('follow one another, keep the matter number, and bring their files along', async () => {
      const station = await platform().pairStation();
      const { official } = platform();
      const first = buildCase();
      const { caseId } = first.submission;
      const receipt = await station.deliver(first);
      const third = buildCase({ caseId, revision: 3 });
      expect(asProblem(await station.put(third.submission))).toEqual([409, 'revision-not-next']);
      await official.askCorrection(caseId);
      const images = [...first.files.values()];
      const second = buildCase({ caseId, revision: 2, images });
      const put = await station.put(second.submission);
      expect(put.body.missing).toEqual([]);
      const again = await station.deliver(second);
      expect(again.matterNumber).toBe(receipt.matterNumber);
      expect(again.revision).toBe(2);
      expect((await station.commit(first.submission)).body.receipt).toEqual(receipt);
      await official.untilState(caseId, 'firstReview', 2);
    });

    it('are not committed before their files are whole, nor when unknown', async () => {
      const station = await platform().pairStation();
      const { submission, files } = buildCase();
      expect(asProblem(await station.commit(submission))).toEqual([404, 'revision-unknown']);
      await station.put(submission);
      const [first] = files.values();
      await station.upload(submission.caseId, first ?? Buffer.alloc(0));
      const early: Answer = await station.commit(submission);
      expect(asProblem(early)).toEqual([409, 'files-missing']);
      expect((early.body as ProblemBody).detail).toBe([...files.keys()][1]);
    });

    it('take no further revision after a final decision', async () => {
      const station = await platform().pairStation();
      const built = buildCase();
      const { caseId } = built.submission;
      await station.deliver(built);
      await platform().official.acceptCase(caseId);
      const next = buildCase({ caseId, revision: 2 });
      expect(asProblem(await station.put(next.submission))).toEqual([409, 'case-decided']);
      expect((await station.put(built.submission)).status).toBe(200);
    });

    it('number matters without gap or double when many stations commit at once', async () => {
      const stations = await Promise.all([1, 2, 3, 4].map(() => platform().pairStation()));
      const season = 2031;
      const receipts = await Promise.all(
        stations.flatMap((station) =>
          [1, 2].map(() => {
            const built = buildCase();
            return station.deliver({ ...built, submission: { ...built.submission, season } });
          }),
        ),
      );
      const serials = receipts.map(({ matterNumber }) => Number(matterNumber.slice(8, 14)));
      expect(serials.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    });
  });

  describe('a revision is refused', () => {
    it('when another key signed it, or another text', async () => {
      const station = await platform().pairStation();
      const { submission } = buildCase();
      const path = revisionPath(submission);
      const request = signedRevision(station.key, submission);
      const signatures = [
        signText(newStationKey(), request.submission),
        signText(station.key, `${request.submission} `),
        Buffer.alloc(64).toString('base64'),
      ];
      for (const signature of signatures) {
        const answer = await station.ask('PUT', path, { ...request, signature });
        expect(asProblem(answer)).toEqual([422, 'signature-invalid']);
      }
    });

    it('when its text is not canonical, not JSON, not a submission, or of another address', async () => {
      const station = await platform().pairStation();
      const { submission } = buildCase();
      const canonical = canonicalJson(submission);
      const texts = [
        ` ${canonical}`,
        JSON.stringify(submission),
        '{"a":1,"a":2}',
        '{',
        'null',
        canonicalJson({ ...submission, group: 'nobility' }),
        canonicalJson({ ...submission, caseId: v7() }),
        canonicalJson({ ...submission, revision: 2 }),
        canonicalJson({ ...submission, files: submission.files.slice(1) }),
        canonicalJson({ ...submission, season: '2026' }),
      ];
      for (const text of texts) {
        const body = { submission: text, signature: signText(station.key, text) };
        const answer = await station.ask('PUT', revisionPath(submission), body);
        expect(asProblem(answer)).toEqual([422, 'invalid-request']);
      }
      const old = canonicalJson({ ...submission, protocol: 0 });
      const body = { submission: old, signature: signText(station.key, old) };
      const answer = await station.ask('PUT', revisionPath(submission), body);
      expect(asProblem(answer)).toEqual([426, 'station-too-old']);
    });

    it('when it was made for practice, also after its mark was cut out', async () => {
      const station = await platform().pairStation();
      const { submission } = buildCase();
      const drawn = { blockId: 'x', series: 'case', stationCode: 'DRILLAB', serial: 7 } as const;
      const caseNumber = caseNumberText(drawn, 2026);
      for (const practice of [
        { ...submission, drill: true as const },
        { ...submission, drill: true as const, caseNumber },
        { ...submission, caseNumber },
      ]) {
        expect(asProblem(await station.put(practice))).toEqual([422, 'drill-not-accepted']);
      }
      // Nothing of it was kept: the case is still free.
      expect(asProblem(await station.commit(submission))).toEqual([404, 'revision-unknown']);
      expect((await station.put(submission)).status).toBe(200);
    });

    it('when it carries a prototype, and nothing is polluted by it', async () => {
      const station = await platform().pairStation();
      const { submission } = buildCase();
      const texts = [
        canonicalJson(submission).replace('{', '{"__proto__":{"polluted":true},'),
        canonicalJson({ ...submission, constructor: { prototype: { polluted: true } } }),
      ];
      for (const text of texts) {
        const body = { submission: text, signature: signText(station.key, text) };
        const answer = await station.ask('PUT', revisionPath(submission), body);
        expect(answer.status).toBe(422);
      }
      const raw = `{"__proto__":{"submission":"x"},"constructor":{},"signature":"y"}`;
      expect((await station.ask('PUT', revisionPath(submission), raw)).status).toBe(422);
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    });
  });

  describe('isolation', () => {
    it('keeps another station from a case, its commitment and its changes', async () => {
      const [owner, other] = [await platform().pairStation(), await platform().pairStation()];
      const built = buildCase();
      await owner.put(built.submission);
      expect(asProblem(await other.put(built.submission))).toEqual([
        403,
        'case-of-another-station',
      ]);
      await owner.deliver(built);
      const commit = await other.commit(built.submission);
      expect(asProblem(commit)).toEqual([403, 'case-of-another-station']);
      await platform().official.untilState(built.submission.caseId, 'firstReview');
      expect((await owner.changes()).body.changes).toHaveLength(1);
      expect((await other.changes()).body.changes).toEqual([]);
    });
  });
}
