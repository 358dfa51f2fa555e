/** One scan job of eSCL: opened, its pages fetched one after the other until there are none, and ended whatever happens. */
import { setTimeout as wait } from 'node:timers/promises';
import { imageLimits, readImageHeader } from '../../shared/capture/image-header';
import type { ScanSource } from '../../shared/capture/scan';
import { mostScannedPages } from '../../shared/capture/scan';
import type { ScanError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { PinnedAddress } from './escl-address';
import { jobPath } from './escl-address';
import type { EsclAnswer, EsclRequest, NoAnswer } from './escl-http';
import { askScanner } from './escl-http';
import { mostXmlBytes, parseStatus } from './escl-xml';
import type { ScanHooks } from './scanner';

export type EsclTimes = {
  readonly answerMs: number;
  /** Longest silence while a page is made. */
  readonly pageMs: number;
  /** Pause before a busy device is asked again. */
  readonly againMs: number;
};

export type EsclJob = {
  readonly at: PinnedAddress;
  readonly otherNames: readonly string[];
  readonly source: ScanSource;
  /** The settings, as they are sent. */
  readonly xml: string;
  readonly times: EsclTimes;
  readonly hooks: ScanHooks;
};

/** A device warms up, or another computer's scan ends, within this many pauses. */
const mostAgain = 60;
const longestPauseMs = 10_000;
const cancelMs = 3_000;

/** Runs the job; pages are handed over as they come. */
export async function runJob(job: EsclJob): Promise<Result<undefined, ScanError>> {
  const opened = await openJob(job);
  if (!opened.ok) return opened;
  const path = opened.value;
  const fetched = await fetchPages(job, path);
  // A job that is not told would keep the device, and the paper in it, waiting.
  if (fetched !== 'finished') await cancelJob(job, path);
  return typeof fetched === 'string' ? ok(undefined) : err(fetched);
}

const ask = (
  { at, hooks: { signal } }: EsclJob,
  request: Partial<EsclRequest> & Pick<EsclRequest, 'method' | 'path' | 'silenceMs'>,
) => askScanner({ at, mostBytes: mostXmlBytes, signal, ...request });

async function openJob(job: EsclJob): Promise<Result<string, ScanError>> {
  const { at, xml, times, otherNames } = job;
  for (let tries = 0; ; tries += 1) {
    const answer = await ask(job, {
      method: 'POST',
      path: `${at.url.pathname}/ScanJobs`,
      body: xml,
      silenceMs: times.answerMs,
    });
    if (typeof answer === 'string') return err(noAnswer(answer));
    if (answer.status >= 200 && answer.status < 300) {
      return jobPath(answer.location, at.url, otherNames);
    }
    const trouble = await troubleNow(job);
    if (answer.status === 503 && (trouble === undefined || trouble === 'scannerBusy')) {
      if (tries < mostAgain && (await pause(job, answer))) continue;
      return err({ kind: 'scannerBusy' });
    }
    return err({ kind: trouble ?? refusal(answer) });
  }
}

function refusal({ status }: EsclAnswer): ScanError['kind'] {
  if (status === 401 || status === 403) return 'scannerDenied';
  if (status === 400 || status === 415) return 'scannerSettingsRefused';
  return status === 409 ? 'scannerBusy' : 'scannerFailed';
}

/** `finished`: the device knows that the job is over; `stopped`: it does not; else what went wrong. */
async function fetchPages(job: EsclJob, path: string): Promise<'finished' | 'stopped' | ScanError> {
  const { hooks, source, times } = job;
  let page = 1;
  for (let again = 0; ;) {
    if (page > mostScannedPages) return { kind: 'scannerTooManyPages' };
    if (again === 0) hooks.onProgress({ page });
    const answer = await ask(job, {
      method: 'GET',
      path: `${path}/NextDocument`,
      mostBytes: imageLimits.bytes,
      silenceMs: times.pageMs,
      onBytes: (soFar, total) =>
        hooks.onProgress({ page, ...(total === undefined ? {} : { done: soFar / total }) }),
    });
    if (hooks.signal.aborted) return 'stopped';
    if (answer === 'tooLarge') return { kind: 'scannerAnswerTooLarge' };
    if (typeof answer === 'string') {
      return { kind: (await troubleNow(job)) ?? noAnswer(answer).kind };
    }
    if (answer.status === 200) {
      if (!isPicture(answer)) return { kind: 'scannerNotAPicture' };
      if ((await hooks.onPage(answer.body)) === 'stop') return 'stopped';
      again = 0;
      page += 1;
      // The glass holds one page; to ask for another would only wait.
      if (source === 'flatbed') return 'stopped';
    } else if (answer.status === 404 || answer.status === 410) {
      return endOf(await troubleNow(job), page - 1, source);
    } else if (answer.status === 503) {
      const trouble = await troubleNow(job);
      const isWaiting =
        trouble === undefined || trouble === 'scannerBusy' || trouble === 'scannerNoPaper';
      if (!isWaiting) return { kind: trouble };
      again += 1;
      if (again > mostAgain || !(await pause(job, answer))) return { kind: 'scannerBusy' };
    } else {
      return { kind: (await troubleNow(job)) ?? refusal(answer) };
    }
  }
}

/** No further page: the feeder is empty, or something stopped it. */
function endOf(
  trouble: ScanError['kind'] | undefined,
  pages: number,
  source: ScanSource,
): 'finished' | ScanError {
  const isEmpty =
    trouble === undefined || trouble === 'scannerNoPaper' || trouble === 'scannerBusy';
  if (pages > 0) return isEmpty ? 'finished' : { kind: trouble };
  return { kind: trouble ?? (source === 'flatbed' ? 'scannerFailed' : 'scannerNoPaper') };
}

/** By its bytes: what a device calls them is not always true, but a page of text is never a picture. */
function isPicture({ body, contentType }: EsclAnswer): boolean {
  if (/html|pdf|xml|plain/i.test(contentType)) return false;
  const header = readImageHeader(body);
  return header.ok && ['jpeg', 'png'].includes(header.value.format);
}

/** What the device itself says is wrong. */
async function troubleNow(job: EsclJob): Promise<ScanError['kind'] | undefined> {
  const answer = await ask(job, {
    method: 'GET',
    path: `${job.at.url.pathname}/ScannerStatus`,
    silenceMs: job.times.answerMs,
  });
  if (typeof answer === 'string' || answer.status !== 200) return undefined;
  const status = parseStatus(answer.body.toString('utf8'), job.source);
  return status.ok ? status.value : undefined;
}

/** False when somebody stopped the scan meanwhile. */
async function pause({ times, hooks: { signal } }: EsclJob, { retryAfterMs }: EsclAnswer) {
  const ms = Math.min(retryAfterMs ?? times.againMs, longestPauseMs);
  await wait(ms, undefined, { signal }).catch(() => undefined);
  return !signal.aborted;
}

/** Also for a scan that was aborted: its own signal has spoken already. */
async function cancelJob({ at }: EsclJob, path: string): Promise<void> {
  const signal = AbortSignal.timeout(cancelMs);
  await askScanner({
    at,
    method: 'DELETE',
    path,
    mostBytes: mostXmlBytes,
    silenceMs: cancelMs,
    signal,
  });
}

/** What no answer means to the person at the desk. */
export function noAnswer(trouble: NoAnswer): ScanError {
  switch (trouble) {
    case 'gone':
    case 'aborted':
      return { kind: 'scannerGone' };
    case 'brokenOff':
      return { kind: 'scannerFailed' };
    case 'tooLarge':
      return { kind: 'scannerNonsense' };
    case 'unproved':
      return { kind: 'scannerNotLocal' };
  }
}
