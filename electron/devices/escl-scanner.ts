/** Network scanners without any driver: eSCL (Mopria eSCL Technical Specification), as a client of our own. */
import type { ScanError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { PinnedAddress } from './escl-address';
import { pinAddress } from './escl-address';
import type { EsclAnswer } from './escl-http';
import { askScanner } from './escl-http';
import type { EsclTimes } from './escl-job';
import { noAnswer, runJob } from './escl-job';
import type { EsclCapabilities } from './escl-xml';
import { mostXmlBytes, parseCapabilities, scanSettingsXml } from './escl-xml';
import type { FoundScanner, Scanner, ScannerFacts } from './scanner';
import { plainName } from './scanner';

/** A network scanner by the addresses it may be reached at, the best first. */
export type EsclDevice = FoundScanner & {
  readonly kind: 'escl';
  readonly bases: readonly string[];
  /** Other names of the same device, for what it says of itself. */
  readonly otherNames: readonly string[];
};

type Reached = {
  readonly at: PinnedAddress;
  readonly base: string;
  readonly capabilities: EsclCapabilities;
  readonly line: ScannerFacts['line'];
};

const usualTimes: EsclTimes = { answerMs: 8_000, pageMs: 180_000, againMs: 1_000 };

/** The first address that answers as a scanner; else why the most telling one did not. */
async function reachScanner(
  bases: readonly string[],
  signal: AbortSignal,
  { answerMs }: Pick<EsclTimes, 'answerMs'> = usualTimes,
): Promise<Result<Reached, ScanError>> {
  let telling: ScanError = { kind: 'scannerGone' };
  for (const base of bases) {
    const reached = await reachAt(base, signal, answerMs);
    if (reached.ok) return reached;
    if (telling.kind === 'scannerGone') telling = reached.error;
  }
  return err(telling);
}

async function reachAt(
  base: string,
  signal: AbortSignal,
  answerMs: number,
): Promise<Result<Reached, ScanError>> {
  const pinned = await pinAddress(base);
  if (!pinned.ok) return pinned;
  const at = pinned.value;
  const answer = await askScanner({
    at,
    method: 'GET',
    path: `${at.url.pathname}/ScannerCapabilities`,
    mostBytes: mostXmlBytes,
    silenceMs: answerMs,
    signal,
  });
  if (typeof answer === 'string') return err(noAnswer(answer));
  if (answer.status !== 200) return err(refused(answer));
  const capabilities = parseCapabilities(answer.body.toString('utf8'));
  if (!capabilities.ok) return capabilities;
  const line = at.url.protocol === 'http:' ? 'open' : answer.isProved ? 'proved' : 'unproved';
  return ok({ at, base, capabilities: capabilities.value, line });
}

/** The adapter over eSCL. */
export function createEsclScanner(times: EsclTimes = usualTimes): Scanner<EsclDevice> {
  return {
    facts: async ({ bases }, signal) => {
      const reached = await reachScanner(bases, signal, times);
      if (!reached.ok) return reached;
      const { capabilities, line } = reached.value;
      return ok({ inputs: capabilities.inputs.map(({ offered }) => offered), line });
    },
    scan: async ({ bases, otherNames }, settings, hooks) => {
      const reached = await reachScanner(bases, hooks.signal, times);
      if (hooks.signal.aborted) return ok(undefined);
      if (!reached.ok) return reached;
      const { at, capabilities } = reached.value;
      const xml = scanSettingsXml(capabilities, settings);
      if (!xml.ok) return xml;
      const { source } = settings;
      const scanned = await runJob({ at, otherNames, source, xml: xml.value, times, hooks });
      return hooks.signal.aborted ? ok(undefined) : scanned;
    },
  };
}

/** A device at an address that somebody typed, under the name it gives itself. */
export async function typedDevice(
  bases: readonly string[],
  signal: AbortSignal,
): Promise<Result<EsclDevice, ScanError>> {
  const reached = await reachScanner(bases, signal);
  if (!reached.ok) return reached;
  const { base, capabilities, at } = reached.value;
  const name = plainName(capabilities.model);
  const address = at.url.host;
  return ok({
    kind: 'escl',
    id: `escl:${base}`,
    name: name === '' ? address : name,
    address,
    bases: [base],
    otherNames: [],
  });
}

function refused({ status }: EsclAnswer): ScanError {
  if (status === 401 || status === 403) return { kind: 'scannerDenied' };
  return { kind: status === 503 ? 'scannerBusy' : 'scannerNonsense' };
}
