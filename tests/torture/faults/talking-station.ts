/** A station that has everything to say: cases and their later revisions, reports of its desk, ratings, questions. */
import { v7 as uuidv7 } from 'uuid';
import { syntheticFamily } from '../../../platform/departments/population';
import { factFields } from '../../../shared/domain/fact-standing';
import type { Form } from '../../../shared/domain/form';
import { ok } from '../../../shared/domain/result';
import { canonicalJson } from '../../../shared/protocol/canonical-json';
import type { DeskReportBody } from '../../../shared/protocol/desk-report';
import { protocolVersion } from '../../../shared/protocol/messages';
import type { Submission } from '../../../shared/protocol/messages';
import type { RatingBody } from '../../../shared/protocol/rating';
import type { VerificationRequest } from '../../../shared/protocol/verification';
import type {
  QueuedEntry,
  QueuedRating,
  QueuedReport,
  SyncStore,
} from '../../../shared/sync/ports';
import { instant, MemoryStation, sha256 } from '../../sync/real/memory-station';

type Told<T> = T & { isTold: boolean };

export class TalkingStation extends MemoryStation {
  readonly reports: Told<QueuedReport>[] = [];
  readonly ratings: Told<QueuedRating>[] = [];
  readonly questions: VerificationRequest[] = [];
  /** The ids of changes in the order in which they were heard first. */
  readonly heard: string[] = [];

  /** The next revision of a case that was received, as after a correction. */
  addRevision({ caseId, revision }: QueuedEntry): QueuedEntry {
    const before = JSON.parse(this.texts.get(caseId) ?? '') as Submission;
    const text = canonicalJson({ ...before, revision: revision + 1 });
    this.texts.set(caseId, text);
    const entry: QueuedEntry = {
      ...{ state: 'queued', id: uuidv7(), caseId, revision: revision + 1, queuedAt: instant },
      submission: { sha256: sha256(text), bytes: Buffer.byteLength(text) },
    };
    this.entries.set(entry.id, entry);
    return entry;
  }

  /** The desk refuses a case by itself and keeps to it: two reports, the second of no use before the first. */
  report({ caseId, revision }: QueuedEntry): void {
    const decisionId = uuidv7();
    const base = {
      protocol: protocolVersion,
      caseId,
      decisionId,
      at: instant,
      by: 'head',
    } as const;
    const words = { reasonCode: 'R01', reason: 'outside', legalBasis: 'law', remedy: 'appeal' };
    const decision = { ...words, outcome: 'refused', at: instant } as const;
    const bodies: DeskReportBody[] = [
      { ...base, n: 1, type: 'decided', revision, decision },
      { ...base, n: 2, type: 'settled', choice: 'object', reason: 'kept' },
    ];
    // The later one first: who sends them as they lie here sends them wrongly.
    for (const body of bodies.toReversed()) {
      this.reports.push({ caseId, n: body.n, text: canonicalJson(body), isTold: false });
    }
  }

  rate({ caseId, revision }: QueuedEntry): void {
    const body: RatingBody = {
      ...{ protocol: protocolVersion, caseId, revision, level: 'satisfied', reasons: [] },
      ...{ note: '', at: instant, by: 'family' },
    };
    this.ratings.push({ caseId, revision, text: canonicalJson(body), isTold: false });
  }

  /** Asks a department about the family `index` of the platform's population. */
  ask({ caseId }: QueuedEntry, index: number): void {
    const family: Form = syntheticFamily(1, index);
    const asked = Object.fromEntries(factFields.register.map((key) => [key, family[key] ?? '']));
    const authorisation = { version: '2026-1', signedAt: instant };
    const question = { protocol: protocolVersion, id: uuidv7(), caseId, fact: 'register' } as const;
    this.questions.push({ ...question, asked, authorisation });
  }

  /** What of its cases and words is not at the platform, or was not answered by it. */
  open(): string[] {
    const cases = [...this.entries.values()].filter(({ state }) => state === 'queued');
    const isOpen = ({ isTold }: { readonly isTold: boolean }) => !isTold;
    return [
      ...cases.map(({ caseId, revision }) => `case ${caseId}/${revision}`),
      ...this.reports.filter(isOpen).map(({ caseId, n }) => `report ${caseId}/${n}`),
      ...this.ratings.filter(isOpen).map(({ caseId }) => `rating ${caseId}`),
      ...this.#unanswered().map(({ id }) => `question ${id}`),
    ];
  }

  #unanswered(): VerificationRequest[] {
    const answered = new Set(
      [...this.applied.values()].map((one) =>
        one.type === 'verification' ? one.verificationId : '',
      ),
    );
    return this.questions.filter(({ id }) => !answered.has(id));
  }

  #isReceived(of: { readonly caseId: string; readonly revision?: number }): boolean {
    return [...this.entries.values()].some(
      (one) =>
        one.caseId === of.caseId &&
        one.state === 'delivered' &&
        one.revision === (of.revision ?? one.revision),
    );
  }

  override get store(): SyncStore {
    const own = super.store;
    return {
      ...own,
      applyChange: (change) => {
        if (!this.applied.has(change.id)) this.heard.push(change.id);
        return own.applyChange(change);
      },
      queuedReports: () => this.reports.filter((one) => !one.isTold && this.#isReceived(one)),
      recordReportDelivered: async ({ caseId, n }) => {
        for (const one of this.reports) if (one.caseId === caseId && one.n === n) one.isTold = true;
        return ok(undefined);
      },
      queuedRatings: () => this.ratings.filter((one) => !one.isTold && this.#isReceived(one)),
      recordRatingDelivered: async ({ caseId, revision }) => {
        for (const one of this.ratings) {
          if (one.caseId === caseId && one.revision === revision) one.isTold = true;
        }
        return ok(undefined);
      },
      queuedVerifications: () => this.#unanswered(),
    };
  }
}
