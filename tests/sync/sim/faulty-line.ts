/** The line between station and platform with everything that lines do; each fault is counted where it may cost bytes. */
import type { WireAnswer } from '../../../shared/sync/ports';
import type { Wire, WireRequest } from '../../../electron/sync/wire';
import type { Answered, SimRequest } from './answers';
import { json, metadataOf, problem } from './answers';
import type { PlatformModel } from './platform-model';
import { simChunks, simIdentity } from './fixtures';
import type { TrafficWatch } from './traffic-watch';
import type { Chance, World } from './world';

export const faultNames = [
  'lostRequest',
  'lostReply',
  'duplicate',
  'lateDuplicate',
  'resetInChunk',
  'corruptChunk',
  'truncatedReply',
  'serverError',
  'busy',
  'tooMany',
  'portal',
  'redirect',
  'garbage',
  'forgedReceipt',
  'otherReceipt',
  'feedDuplicates',
  'feedGarbage',
  'refusedConnection',
  'locked',
] as const;
export type FaultName = (typeof faultNames)[number];
export type Faults = { [name in FaultName]: number };

/** What the line did to one upload, in chunks and whole files that may have to be sent again. */
export type Damage = { cuts: number; corruptions: number };

const day = 86_400_000;
const mostFilesAtOnce = 3;

type Upload = { readonly caseId: string; readonly hash: string };

export class FaultyLine {
  faults: Faults;
  /** The line is down until then. */
  downUntilMs = 0;
  readonly sentBytes = new Map<string, number>();
  readonly damage = new Map<string, Damage>();
  /** Requests that change something and are under way, for each live run of the program. */
  requests = 0;
  /** Whether anything of a case may be sent just now. */
  mayLeave: () => boolean = () => true;
  readonly #underWay: (Upload | undefined)[] = [];

  constructor(
    private readonly world: World,
    private readonly chance: Chance,
    private readonly platform: PlatformModel,
    faults: Faults,
    private readonly traffic?: TrafficWatch,
  ) {
    this.faults = { ...faults };
  }

  heal(): void {
    for (const name of faultNames) this.faults[name] = 0;
    this.downUntilMs = 0;
  }

  /** Uploads under way when the program or the platform dies may lose one chunk each. */
  cutEverything(): void {
    for (const damage of this.damage.values()) damage.cuts += 1;
  }

  damageOf(hash: string): Damage {
    const known = this.damage.get(hash) ?? { cuts: 0, corruptions: 0 };
    this.damage.set(hash, known);
    return known;
  }

  /** The wire of one run of the program; dead runs hear nothing any more. */
  open(isAlive: () => boolean): Wire {
    this.#underWay.length = 0;
    this.traffic?.forget();
    return (request) =>
      new Promise((resolve) => {
        const upload = uploadOf(request);
        // Numbers are nothing of a case: they may be asked for while one is sent.
        const changing = request.method !== 'GET' && !request.url.endsWith('/v1/number-blocks');
        let settled = false;
        const settle = (answer: WireAnswer) => {
          if (settled || !isAlive()) return;
          settled = true;
          stopTimer();
          unlisten();
          if (changing) this.#underWay.splice(this.#underWay.indexOf(upload), 1);
          resolve(answer);
        };
        if (changing) {
          this.requests += 1;
          if (isAlive() && !this.mayLeave()) this.world.violated('something left during a pause');
          this.#underWay.push(upload);
          this.#judgeUnderWay();
        }
        const give = (trouble: 'timedOut' | 'cancelled') => settle({ kind: 'noAnswer', trouble });
        const stopTimer = this.world.after(request.timeLimitMs, () => give('timedOut'));
        const unlisten = request.cancel.onCancel(() => give('cancelled'));
        void this.#carry(request, upload?.hash, settle);
      });
  }

  #judgeUnderWay(): void {
    if (this.#underWay.length <= 1) return;
    const cases = new Set(this.#underWay.map((one) => one?.caseId));
    const isOneCase = cases.size === 1 && !cases.has(undefined);
    if (!isOneCase) this.world.violated('two changing requests at once');
    if (this.#underWay.length > mostFilesAtOnce) this.world.violated('too many files at once');
  }

  async #carry(
    request: WireRequest,
    hash: string | undefined,
    settle: (answer: WireAnswer) => void,
  ): Promise<void> {
    const { chance, faults, world } = this;
    const sim = this.#note(request, hash);
    const cut = () => {
      if (hash !== undefined) this.damageOf(hash).cuts += 1;
    };
    await world.wait(chance.whole(1, 150));
    if (world.nowMs < this.downUntilMs || chance.happens(faults.refusedConnection)) {
      cut();
      return settle({ kind: 'noAnswer', trouble: 'unreachable' });
    }
    if (chance.happens(faults.lostRequest)) return cut();
    const before = this.#instead(sim);
    if (before !== undefined) {
      cut();
      return settle(before);
    }
    for (const [fault, delayMs] of [
      ['duplicate', 400],
      ['lateDuplicate', 3 * day],
    ] as const) {
      if (!chance.happens(faults[fault])) continue;
      cut();
      // As it left: what befalls the first of two on its way does not befall the other (seed 111951).
      const again = { ...sim };
      world.after(chance.whole(0, delayMs), () => void this.platform.answer(again));
    }
    if (sim.body instanceof Uint8Array && hash !== undefined) {
      if (chance.happens(faults.resetInChunk)) {
        cut();
        const body = sim.body.subarray(0, chance.whole(0, sim.body.length - 1));
        await this.platform.answer({ ...sim, body, cut: true });
        return settle({ kind: 'noAnswer', trouble: 'reset' });
      }
      if (chance.happens(faults.corruptChunk)) {
        this.damageOf(hash).corruptions += 1;
        sim.body = sim.body.map((byte, at) => (at === 0 ? byte ^ 1 : byte));
      }
    }
    const answer = await this.platform.answer(sim);
    await world.wait(chance.whole(1, 150));
    if (world.nowMs < this.downUntilMs || chance.happens(faults.lostReply)) {
      cut();
      return settle({ kind: 'noAnswer', trouble: 'reset' });
    }
    const changed = this.#change(sim, answer);
    if (changed !== answer) cut();
    settle(changed);
  }

  /** Keeps count of what is sent, and makes the request a plain value. */
  #note(
    request: WireRequest,
    hash: string | undefined,
  ): {
    -readonly [K in keyof SimRequest]: SimRequest[K];
  } {
    const { method, url, headers, body } = request;
    if (!url.startsWith(`${simIdentity.platformUrl}/v1/`))
      this.world.violated('the token went elsewhere');
    const path = url.slice(simIdentity.platformUrl.length);
    if (hash !== undefined && body instanceof Uint8Array) {
      if (body.length > simChunks.ceilingBytes) this.world.violated('a chunk is too large');
      this.traffic?.left(body.length);
      this.sentBytes.set(hash, (this.sentBytes.get(hash) ?? 0) + body.length);
      // Known from now on, so that the end of a run can cost it a chunk.
      this.damageOf(hash);
    }
    return { method, path, headers, body: body instanceof Uint8Array ? body.slice() : body };
  }

  /** An answer by somebody before the request reaches the platform. */
  #instead({ method }: SimRequest): WireAnswer | undefined {
    const { chance, faults } = this;
    const head = method === 'HEAD';
    const html = { 'content-type': 'text/html' };
    const page = '<!DOCTYPE html><html>Sign in</html>';
    if (chance.happens(faults.portal))
      return answered(200, chance.happens(0.8) ? html : {}, head ? '' : page);
    if (chance.happens(faults.redirect))
      return answered(302, { location: 'http://portal.invalid/' }, '');
    if (chance.happens(faults.serverError))
      return answered(chance.pick([500, 502, 504]), html, head ? '' : page);
    if (chance.happens(faults.locked) && head) return answered(423, {}, '');
    if (chance.happens(faults.busy)) {
      const refused = problem(503, 'busy');
      return { ...refused, headers: { ...refused.headers, 'retry-after': '20' } };
    }
    if (chance.happens(faults.tooMany)) {
      const refused = problem(429, 'too-many-requests');
      const retryAfter = chance.pick(['7', 'Mon, 01 Jun 2026 00:00:09 GMT', 'soon']);
      const date = 'Mon, 01 Jun 2026 00:00:00 GMT';
      return { ...refused, headers: { ...refused.headers, date, 'retry-after': retryAfter } };
    }
    return undefined;
  }

  /** The platform's answer as it comes out at this end. */
  #change(sim: SimRequest, answer: Answered): WireAnswer {
    const { chance, faults } = this;
    if (chance.happens(faults.truncatedReply)) {
      const body = answer.body.slice(0, Math.floor(answer.body.length / 2));
      return chance.happens(0.5) ? { kind: 'noAnswer', trouble: 'truncated' } : { ...answer, body };
    }
    if (chance.happens(faults.garbage)) {
      const bodies = [
        '{"ok":true}',
        '[]',
        'null',
        '{"__proto__":{"receipt":1}}',
        '"',
        '',
        '{"missing":[]}',
      ] as const;
      return answered(200, { 'content-type': 'application/json' }, chance.pick(bodies));
    }
    const isAboutOne = sim.path.startsWith('/v1/cases/') && answer.body.includes('"receipt"');
    if (answer.status === 200 && isAboutOne) return this.#receipt(answer);
    if (answer.status === 200 && sim.path.startsWith('/v1/changes')) return this.#feed(answer);
    return answer;
  }

  #receipt(answer: Answered): Answered {
    const { chance, faults } = this;
    const body = JSON.parse(answer.body) as { receipt: { caseId: string; revision: number } };
    const forge = (change: object) => json({ ...body, receipt: { ...body.receipt, ...change } });
    if (chance.happens(faults.forgedReceipt)) {
      return forge(
        chance.pick<object>([
          { matterNumber: 'M999' },
          { signature: 'A'.repeat(44) },
          { keyId: 'key-2' },
          { manifestSha256: '0'.repeat(64) },
        ]),
      );
    }
    const others = [...this.platform.receipts.values()].filter(
      (other) => other.caseId !== body.receipt.caseId,
    );
    const [first, ...rest] = others;
    if (first === undefined || !chance.happens(faults.otherReceipt)) return answer;
    return json({ ...body, receipt: chance.pick([first, ...rest]) });
  }

  #feed(answer: Answered): Answered {
    const { chance, faults } = this;
    const isTwice = chance.happens(faults.feedDuplicates);
    if (!isTwice && !chance.happens(faults.feedGarbage)) return answer;
    const body = JSON.parse(answer.body) as { changes: { cursor: number }[]; cursor: number };
    if (isTwice) {
      const twice = { ...body, changes: [...body.changes, ...body.changes].reverse() };
      // Still the platform's own words, and what it tells of its count: seed 6280.
      return { ...answer, body: JSON.stringify(twice) };
    }
    return json(
      chance.pick<object>([
        { ...body, cursor: body.cursor + 1_000 },
        {
          ...body,
          changes: body.changes.map((change) => ({ ...change, type: 'wipe' })),
          cursor: body.cursor + 1,
        },
        { ...body, changes: Array.from({ length: 501 }, () => body.changes[0] ?? {}) },
        { ...body, changes: body.changes.map((change) => ({ ...change, caseId: '../../etc' })) },
        {
          ...body,
          changes: body.changes.map((change) => ({ ...change, cursor: change.cursor + 50 })),
          cursor: body.cursor + 50 + 1,
        },
        { cursor: 'x' },
      ]),
    );
  }
}

/** The file that a request brings, whether its address names it or the creation. */
function uploadOf({ url, headers }: WireRequest): Upload | undefined {
  const pathname = url.slice(simIdentity.platformUrl.length);
  if (pathname === '/v1/uploads') return metadataOf(headers);
  if (!pathname.startsWith('/v1/uploads/')) return undefined;
  const [, caseId = '', hash = ''] = pathname.split('.');
  return { caseId, hash };
}

function answered(status: number, headers: Answered['headers'], body: string): Answered {
  return { kind: 'answered', status, headers, body };
}
