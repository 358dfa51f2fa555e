/** The built platform as a process of its own, and the official who works with its review API. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { Submission } from '../../shared/protocol/messages';
import type { PlaceQuota } from '../../shared/domain/place-quota';
import type { Decision } from '../../shared/domain/delivery';
import { layEmptyEngine } from './empty-engine';
import { ask } from './platform-station';

export type RunningPlatform = {
  readonly url: string;
  readonly pairingCode: string;
  readonly adminToken: string;
  readonly pid: number;
  /** Where its metrics are collected, when `METRICS_PORT` is set. */
  readonly metricsUrl?: string;
  /** Everything it wrote to stderr so far. */
  readonly log: () => string;
  /** Asks it to stop (SIGTERM) and answers its exit code. */
  readonly stop: () => Promise<number | null>;
  /** Ends it as a power cut would (SIGKILL). */
  readonly kill: () => Promise<void>;
};

export type PlatformStart = {
  /** PLATFORM_DATA: the folder of database and files. */
  readonly dataDir: string;
  /** 0 (the default) takes any free port. */
  readonly port?: number;
  /** PostgreSQL instead of the embedded engine. */
  readonly databaseUrl?: string;
  /** Further settings of its environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The built bundle; default `dist/platform/platform.cjs`. */
  readonly entry?: string;
  /** Where it is started; default the project. */
  readonly cwd?: string;
  /** What a bundle that is more than the platform is started with. */
  readonly args?: readonly string[];
};

/** Starts the built platform and waits for its ready line. @throws with its log when it ends before. */
export async function startPlatform(start: PlatformStart): Promise<RunningPlatform> {
  if (start.databaseUrl === undefined) await layEmptyEngine(start.dataDir);
  const entry = resolve(start.entry ?? 'dist/platform/platform.cjs');
  const child = spawn(process.execPath, [entry, ...(start.args ?? [])], {
    ...(start.cwd === undefined ? {} : { cwd: start.cwd }),
    env: {
      ...process.env,
      PORT: String(start.port ?? 0),
      PLATFORM_DATA: start.dataDir,
      DATABASE_URL: start.databaseUrl ?? '',
      ...start.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    exited.then(() => undefined),
  ]);
  if (first === undefined) throw new Error(`The platform ended at its start:\n${log}`);
  const ready = JSON.parse(first) as {
    readonly url: string;
    readonly pairingCode: string;
    readonly adminToken: string;
    readonly metricsUrl?: string;
  };
  return {
    ...ready,
    pid: child.pid ?? 0,
    log: () => log,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
      return child.exitCode;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

export type ReviewedCase = {
  readonly state: string;
  readonly revision: number;
  readonly matterNumber: string;
  readonly submission: Submission;
  readonly steps: readonly { readonly step: string; readonly passed: boolean }[];
  readonly decision?: Decision;
};

const school = {
  name: '岚山区第一小学',
  address: '岚山区某街道1号',
  reportFrom: '2026-08-25',
  reportTo: '2026-08-31',
};

/** What officials do, call by call. */
export class Official {
  constructor(readonly platform: { readonly url: string; readonly adminToken: string }) {}

  ask<T>(method: string, path: string, body?: unknown) {
    const { url, adminToken } = this.platform;
    return ask<T>(`${url}${path}`, method, { token: adminToken, body });
  }

  async newPairingCode(): Promise<string> {
    return (await this.#do<{ code: string }>('POST', '/v1/admin/pairing-codes')).code;
  }

  getCase(caseId: string): Promise<ReviewedCase> {
    return this.#do('GET', `/v1/review/cases/${caseId}`);
  }

  /** Waits until the system check left the case in `state` (the platform's job runs by itself). */
  async untilState(caseId: string, state: string, revision?: number): Promise<ReviewedCase> {
    for (let attempt = 0; attempt < 300; attempt += 1) {
      const found = await this.getCase(caseId);
      if (found.state === state && (revision ?? found.revision) === found.revision) return found;
      await delay(50);
    }
    throw new Error(`The case did not reach ${state}: ${(await this.getCase(caseId)).state}`);
  }

  /** 人工初审 and 人工复审 passed, place offered. */
  async acceptCase(caseId: string, offered: typeof school = school): Promise<void> {
    const { revision } = await this.untilState(caseId, 'firstReview');
    await this.#do('POST', `/v1/review/cases/${caseId}/steps`, {
      revision,
      step: 'firstReview',
      passed: true,
      note: '材料齐全',
    });
    await this.#do('POST', `/v1/review/cases/${caseId}/steps`, {
      revision,
      step: 'secondReview',
      passed: true,
      note: '',
    });
    await this.#do('POST', `/v1/review/cases/${caseId}/decision`, {
      revision,
      outcome: 'accepted',
      reasonCode: '',
      reason: '',
      legalBasis: '',
      remedy: '',
      school: offered,
    });
  }

  /** Does not offer a place. */
  async refuseCase(caseId: string, reason: string): Promise<void> {
    const { revision } = await this.untilState(caseId, 'firstReview');
    await this.#do('POST', `/v1/review/cases/${caseId}/decision`, {
      revision,
      outcome: 'refused',
      reasonCode: 'R01',
      reason,
      legalBasis: '',
      remedy: '可以依法申请行政复议',
    });
  }

  /** Gives a station places that its desk may promise by itself. */
  async givePlaces(stationId: string, quota: PlaceQuota): Promise<void> {
    await this.#do('POST', `/v1/admin/stations/${stationId}/place-quotas`, quota);
  }

  /** What a station was given, and how many of it are used and given back. */
  async placesOf(stationId: string): Promise<readonly (readonly number[])[]> {
    const { quotas } = await this.#do<{
      quotas: readonly { places: number; used: number; givenBack: number }[];
    }>('GET', `/v1/admin/stations/${stationId}/place-quotas`);
    return quotas.map(({ places, used, givenBack }) => [places, used, givenBack]);
  }

  /** 人工初审 not passed; the family has to correct `correction`. */
  async askCorrection(
    caseId: string,
    correction: NonNullable<Decision['correction']> = {
      deadline: '2026-07-01',
      fields: [{ key: 'register.address', reason: '与户口簿不一致' }],
      documents: [],
    },
  ): Promise<void> {
    const { revision } = await this.untilState(caseId, 'firstReview');
    await this.#do('POST', `/v1/review/cases/${caseId}/steps`, {
      revision,
      step: 'firstReview',
      passed: false,
      note: '需要补正',
    });
    await this.#do('POST', `/v1/review/cases/${caseId}/decision`, {
      revision,
      outcome: 'correction',
      reasonCode: 'OFFICIAL_CORRECTION',
      reason: '报名信息与材料不一致',
      legalBasis: '义务教育阶段学校招生入学工作规定',
      remedy: '请在期限前到原受理学校窗口补正',
      correction,
    });
  }

  async #do<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.ask<T>(method, path, body);
    if (answer.status !== 200) {
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    return answer.body;
  }
}
