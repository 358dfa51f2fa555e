/** The platform as its protocol promises it: idempotent by content, one effect per revision. */
import type { Receipt } from '../../../shared/domain/delivery';
import { receiptSigningText } from '../../../shared/protocol/canonical-json';
import { askedHeader, knownTakenHeader, takenHeader } from '../../../shared/protocol/taken';
import type { VerificationRequest } from '../../../shared/protocol/verification';
import type { Change, ManifestFile } from '../../../shared/protocol/messages';
import { json, moreNumbers, problem } from './answers';
import type { Answered, SimRequest } from './answers';
import { Effects } from './effects';
import { HeldFiles } from './held-files';
import type { SimCase } from './fixtures';
import type { Revision } from './held-things';
import { MatterNumbers } from './matter-numbers';
import { sha256, simId, simIdentity, simSign } from './fixtures';
import { reconciliationPage } from './reconciliation-page';
import { answerChange, reviewChange } from './said-changes';
import type { World } from './world';

type Named = Pick<SimCase['entry'], 'caseId' | 'revision'>;
type Put = { readonly submission: string; readonly receipt?: Receipt };
const takenWord = takenHeader.toLowerCase();
const askedWord = askedHeader.toLowerCase();

export class PlatformModel {
  readonly held = new HeldFiles(() => this.counts);
  readonly numbers = new MatterNumbers();
  readonly revisions = new Map<string, Revision>();
  readonly changes: Change[] = [];
  readonly receipts = new Map<string, Receipt>();
  /** How often each revision took effect; more than once is the worst thing that can happen. */
  readonly commits = new Map<string, number>();
  /** What desks reported, by case and number. */
  readonly reports = new Map<string, string>();
  /** What families said, by case and revision. */
  readonly ratings = new Map<string, string>();
  /** Questions to departments, as they were taken. */
  readonly questions = new Map<string, string>();
  /** Whether it tells how much it took in, and checks each chunk; older platforms do not. */
  counts = true;
  /** False once the cases that fail have been put right. */
  failing = true;
  /** Changes that were said and lost when the platform was restored. */
  readonly forgotten: Change[] = [];
  /** Commitments, words of desks, changes. A restore goes back to one of them. */
  readonly effects = new Effects();
  readonly #undone: Change[] = [];
  #taken = 0;
  /** The last word by which it asked to be looked at, and how many there were. */
  #asked: string | undefined;
  #askings = 0;
  #said = 0;
  #waiting = new Set<() => void>();

  constructor(
    private readonly world: World,
    private readonly caseOf: (caseId: string) => SimCase | undefined,
  ) {}

  /** Everything not committed may be lost with the process or its disk's last writes. */
  restart(loses: () => boolean): void {
    this.held.restart(loses);
    for (const [key, revision] of this.revisions) {
      if (revision.receipt === undefined && loses()) this.revisions.delete(key);
    }
  }

  /**
   * The feed is restored from an older back-up, and what was lost is said again before any station asks: other
   * identities, another order, the same cursors.
   */
  restoreFeed(kept: number): void {
    const lost = this.changes.splice(kept);
    this.forgotten.push(...lost);
    this.effects.dropSaid(kept);
    for (const change of lost.toReversed()) this.#keep({ ...change, ...this.#place() });
  }

  /**
   * As `restoreFeed`, and everything else that took effect after the first `kept` effects is lost as well: nothing is said
   * of it until it is there again.
   */
  restoreAll(kept: number): void {
    this.effects.undoFrom(kept);
    // Its serials lie in the same database.
    this.numbers.windBack(this.revisions.values());
    this.lookForFiles();
    // What the jobs of a restored platform find to be said of what it still has.
    const lost = this.#undone.splice(0);
    this.forgotten.push(...lost.toReversed());
    for (const change of lost) {
      const isGone =
        change.type === 'verification'
          ? !this.questions.has(change.verificationId)
          : this.revisions.get(`${change.caseId}/${change.revision}`)?.receipt === undefined &&
            this.caseOf(change.caseId) !== undefined;
      if (!isGone) this.#say({ ...change, ...this.#place() });
    }
  }

  /** Files are gone, and the database is whole. */
  loseFiles(isLost: () => boolean): void {
    for (const hash of this.held.files.keys()) if (isLost()) this.held.lose(hash);
    this.lookForFiles();
  }

  /** What the platform does once a day: what lacks files is not taken in any more. Older ones do not. */
  lookForFiles(): void {
    if (!this.counts) return;
    for (const row of this.revisions.values()) {
      if (row.receipt === undefined) continue;
      const isWhole = this.held.hasAll(row.files);
      // Brought after what a restore went back to.
      if (isWhole) row.lacksFiles = false;
      if (isWhole || row.lacksFiles === true) continue;
      row.lacksFiles = true;
      this.#askings += 1;
      const before = this.#asked;
      this.#asked = `word-${this.#askings}`;
      this.effects.add(() => {
        row.lacksFiles = false;
        this.#asked = before;
      });
    }
  }

  /** What is told with an answer: how much was ever taken in, before and after it. */
  #counted(answer: Answered, before: number, isFeed = false): Answered {
    if (!this.counts) return answer;
    const text = before === this.#taken ? `${before}` : `${before} ${this.#taken}`;
    return {
      ...answer,
      headers: { ...answer.headers, [takenWord]: text, ...this.#askedWord(isFeed) },
    };
  }

  #askedWord(isFeed: boolean): Answered['headers'] {
    return isFeed && this.#asked !== undefined ? { [askedWord]: this.#asked } : {};
  }

  #take(undo: () => void): void {
    this.#taken += 1;
    this.effects.add(() => {
      this.#taken -= 1;
      undo();
    });
  }

  #say(change: Change): void {
    this.#keep(change);
    for (const look of [...this.#waiting]) look();
  }

  #keep(change: Change): void {
    this.changes.push(change);
    this.effects.add(() => {
      const last = this.changes.pop();
      if (last !== undefined) this.#undone.push(last);
    }, change.cursor);
  }

  /** The identity and cursor of the next change. An identity never comes back, a cursor may. */
  #place(): { id: string; cursor: number } {
    this.#said += 1;
    return { id: simId(6, this.#said), cursor: this.changes.length + 1 };
  }

  say(caseId: string, revision: number, type: 'reviewStep' | 'decision'): void {
    this.#say(reviewChange({ ...this.#place(), caseId, revision }, type));
  }

  /** A question is answered once by the feed, whenever the department has looked. */
  #verify(body: string): Answered {
    const { id, caseId } = JSON.parse(body) as VerificationRequest;
    const before = this.questions.get(id);
    if (before !== undefined && before !== body) return problem(409, 'verification-differs');
    if (before === undefined) {
      this.questions.set(id, body);
      this.#take(() => this.questions.delete(id));
      this.world.after(20_000, () => {
        const isAnswered = this.changes.some(
          (change) => change.type === 'verification' && change.verificationId === id,
        );
        if (!this.questions.has(id) || isAnswered) return;
        this.#say(answerChange({ ...this.#place(), caseId }, id));
      });
    }
    return json({ id, receivedAt: '2026-06-01T08:00:00.000Z' });
  }

  /** Answers a request; the feed may take its time, everything else answers at once. */
  async answer(request: SimRequest): Promise<Answered> {
    if (request.path.startsWith('/v1/changes')) return this.#answer(request);
    const isTaking = /^\/v1\/(cases|ratings|verifications)/.test(request.path);
    const before = this.#taken;
    const known = Number(request.headers[knownTakenHeader] ?? 0);
    // As the real one does: a station that knows of more hears first that something is gone.
    if (this.counts && isTaking && request.method !== 'GET' && known > before) {
      return this.#counted(problem(503, 'busy'), before);
    }
    return this.#counted(await this.#answer(request), before);
  }

  async #answer(request: SimRequest): Promise<Answered> {
    const [path = '', query = ''] = request.path.split('?');
    const parts = path.split('/').slice(2);
    if (parts[0] === 'changes') return this.#feed(query);
    if (parts[0] === 'uploads') return this.held.upload(request, parts[1]);
    if (parts[0] === 'number-blocks') return moreNumbers(String(request.body));
    if (parts[0] === 'reconciliation') return json(reconciliationPage(this.#held(), query));
    if (parts[0] === 'ratings') return this.#rate(String(request.body));
    if (parts[0] === 'verifications') return this.#verify(String(request.body));
    const known = this.caseOf(parts[1] ?? '');
    if (known === undefined) return problem(404, 'not-found');
    if (known.fate === 'failing' && this.failing)
      return { kind: 'answered', status: 500, headers: {}, body: '' };
    if (parts[2] === 'desk-reports') {
      return this.#report(known, Number(parts[3]), String(request.body));
    }
    const of = { caseId: known.entry.caseId, revision: Number(parts[3]) };
    if (request.method === 'PUT') return this.#put(known, of, String(request.body));
    return this.#commit(of);
  }

  #held(): Receipt[] {
    return [...this.receipts].flatMap(([key, receipt]) =>
      this.revisions.get(key)?.lacksFiles === true ? [] : [receipt],
    );
  }

  #put(known: SimCase, { caseId, revision }: Named, body: string): Answered {
    const { submission: text, receipt: earlier } = JSON.parse(body) as Put;
    if (known.fate === 'invalid') return problem(422, 'invalid-request');
    if (known.fate === 'notNext') return problem(409, 'revision-not-next');
    if (known.fate === 'tooOld') return problem(426, 'station-too-old');
    if (known.fate === 'conflict') return problem(409, 'revision-differs', ['/form/child.name']);
    const key = `${caseId}/${revision}`;
    const before = this.revisions.get(key);
    if (before !== undefined && before.text !== text) return problem(409, 'revision-differs');
    const { files } = JSON.parse(text) as { files: ManifestFile[] };
    const row: Revision = before ?? { text, files };
    const lost = this.numbers.backOf(earlier, { caseId, revision }, this.receipts.values());
    if (lost !== undefined) row.earlier = lost;
    this.revisions.set(key, row);
    const missing = [...new Set(files.map((file) => file.sha256))].filter(
      (hash) => !this.held.files.has(hash),
    );
    const { receipt, lacksFiles } = row;
    const given = receipt === undefined || lacksFiles === true ? {} : { receipt };
    return json({ caseId, revision, missing, ...given });
  }

  #report({ entry: { caseId, revision } }: SimCase, n: number, body: string): Answered {
    const { report } = JSON.parse(body) as { report: string };
    if (!this.receipts.has(`${caseId}/${revision}`)) return problem(404, 'revision-unknown');
    const before = this.reports.get(`${caseId}/${n}`);
    if (before !== undefined && before !== report) return problem(409, 'report-differs');
    if (n > 1 && !this.reports.has(`${caseId}/${n - 1}`)) return problem(409, 'report-not-next');
    if (before === undefined) {
      this.reports.set(`${caseId}/${n}`, report);
      this.#take(() => this.reports.delete(`${caseId}/${n}`));
    }
    return json({ caseId, n, receivedAt: '2026-06-01T08:00:00.000Z' });
  }

  #rate(body: string): Answered {
    const { rating } = JSON.parse(body) as { rating: string };
    const { of: caseId, revision } = JSON.parse(rating) as { of: string; revision: number };
    const key = `${caseId}/${revision}`;
    if (!this.receipts.has(key)) return problem(404, 'revision-unknown');
    const before = this.ratings.get(key);
    if (before !== undefined && before !== rating) return problem(409, 'rating-differs');
    if (before === undefined) {
      this.ratings.set(key, rating);
      this.#take(() => this.ratings.delete(key));
    }
    return json({ caseId, revision, receivedAt: '2026-06-01T08:00:00.000Z' });
  }

  #commit({ caseId, revision }: Named): Answered {
    const key = `${caseId}/${revision}`;
    const row = this.revisions.get(key);
    if (row === undefined) return problem(404, 'revision-unknown');
    const isGiven = row.receipt !== undefined && row.lacksFiles !== true;
    if (isGiven) return json({ receipt: row.receipt });
    if (!this.held.hasAll(row.files)) return problem(409, 'files-missing');
    if (row.receipt !== undefined) {
      row.lacksFiles = false;
      this.effects.add(() => (row.lacksFiles = true));
      return json({ receipt: row.receipt });
    }
    const facts = {
      caseId,
      revision,
      manifestSha256: sha256(row.text),
      matterNumber: this.numbers.next(),
      receivedAt: '2026-06-01T08:00:00.000Z',
      keyId: simIdentity.platformKeyId,
    };
    row.receipt = row.earlier ?? {
      ...facts,
      signature: simSign(receiptSigningText(facts), simIdentity.platformPublicKey),
    };
    const say = (type: 'reviewStep' | 'decision') => () => {
      if (this.revisions.get(key) === row) this.say(caseId, revision, type);
    };
    this.receipts.set(key, row.receipt);
    this.commits.set(key, (this.commits.get(key) ?? 0) + 1);
    const { receipt } = row;
    this.#take(() => {
      for (const memory of [this.revisions, this.receipts, this.commits]) memory.delete(key);
      this.held.loseWith(row, this.revisions.values());
      this.numbers.lost(receipt);
    });
    this.world.after(40_000, say('reviewStep'));
    this.world.after(300_000, say('decision'));
    return json({ receipt: row.receipt });
  }

  async #feed(query: string): Promise<Answered> {
    const asked = new URLSearchParams(query);
    const after = Number(asked.get('after'));
    // Held for longer than asked, and for less than the station has patience: fewer questions make more seeds.
    if (this.changes.length <= after) await this.#news(Number(asked.get('waitSeconds')) * 1_500);
    const afterId = asked.get('afterId');
    const told = (changes: readonly Change[], cursor: number) =>
      this.#counted(
        json({ changes, cursor, serverTime: '2026-06-01T08:00:00.000Z' }),
        this.#taken,
        true,
      );
    if (afterId !== null && after > 0 && this.changes[after - 1]?.id !== afterId) {
      return told([], 0);
    }
    const changes = this.changes.slice(after, after + 20);
    const cursor = changes.at(-1)?.cursor ?? Math.min(after, this.changes.length);
    return told(changes, cursor);
  }

  #news(waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        stopTimer();
        this.#waiting.delete(done);
        resolve();
      };
      const stopTimer = this.world.after(waitMs, done);
      this.#waiting.add(done);
    });
  }
}
