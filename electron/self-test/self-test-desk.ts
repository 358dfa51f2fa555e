/** The self-test 自检 of main: one run at a time, each part within its bound, the result in the record. */
import type { AppError } from '../../shared/domain/app-error';
import type { Instant } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { selfTestParts, withoutNames } from '../../shared/self-test/finding';
import type {
  Finding,
  MainPart,
  PartResult,
  SelfTestPart,
  WindowPart,
} from '../../shared/self-test/finding';
import type { SelfTest } from '../../shared/self-test/self-test-event';
import type { Log } from '../log';
import { kindOf } from '../log';
import { newId } from '../new-id';
import type { Station } from '../desk/station';

/** How main tries each of its parts. */
export type Trials = {
  readonly [P in MainPart]: (station: Station) => Promise<readonly Finding[]>;
};

type SelfTestDesk = {
  readonly begin: (station: Station) => string;
  /** What was found of a part; `invalidRequest` where no such run is under way. */
  readonly probe: (
    station: Station,
    id: string,
    part: MainPart,
  ) => Promise<Result<Finding[], AppError>>;
  /** Keeps the result; `seen` is what the window found of its own parts. */
  readonly finish: (
    station: Station,
    id: string,
    seen: readonly { readonly part: WindowPart; readonly findings: readonly Finding[] }[],
  ) => Promise<Result<SelfTest, AppError>>;
  readonly stop: () => void;
};

type Run = {
  readonly id: string;
  readonly station: Station;
  readonly found: Map<SelfTestPart, readonly Finding[]>;
};

/** A scanner in the network may take long to say that it is there; a paper waits for those before it. */
const boundsMs: { readonly [P in MainPart]: number } = {
  scanner: 40_000,
  printer: 10_000,
  disk: 20_000,
  record: 20_000,
  clock: 20_000,
  fonts: 20_000,
  papers: 40_000,
  line: 20_000,
};

/** The desk over the trials. */
export function createSelfTestDesk(parts: {
  readonly trials: Trials;
  readonly version: string;
  readonly now: () => Instant;
  readonly log: Log;
  /** Replaced in tests that would wait. */
  readonly bounds?: Partial<typeof boundsMs>;
}): SelfTestDesk {
  const { trials, version, now, log } = parts;
  let run: Run | undefined;
  const runOf = (station: Station, id: string) =>
    run?.id === id && run.station === station ? run : undefined;

  return {
    begin: (station) => {
      run = { id: newId(), station, found: new Map() };
      return run.id;
    },
    probe: async (station, id, part) => {
      const current = runOf(station, id);
      if (current === undefined) return err({ kind: 'invalidRequest' });
      const boundMs = parts.bounds?.[part] ?? boundsMs[part];
      const found = await within(boundMs, tried(part, station));
      const findings = findingsOf(found, boundMs);
      // A run that was dropped meanwhile is told nothing, and one that is over stays as it was kept.
      if (runOf(station, id) === undefined) return err({ kind: 'invalidRequest' });
      current.found.set(part, findings);
      return ok(findings);
    },
    finish: async (station, id, seen) => {
      const current = runOf(station, id);
      if (current === undefined) return err({ kind: 'invalidRequest' });
      const results = joined(current.found, seen);
      const { id: by, name } = station.operator;
      const test: SelfTest = { at: now(), by: { id: by, name }, version, results };
      const kept = await station.during(() =>
        station.appendStation([{ type: 'selfTested', ...test }]),
      );
      if (!kept.ok) return kept;
      run = undefined;
      return ok(test);
    },
    stop: () => {
      run = undefined;
    },
  };

  /** A trial that throws says no more than that. */
  async function tried(part: MainPart, station: Station) {
    try {
      return await trials[part](station);
    } catch (error) {
      log('selfTestBroke', { name: part, kind: kindOf(error) });
      return 'broken' as const;
    }
  }
}

function findingsOf(found: readonly Finding[] | 'broken' | undefined, boundMs: number): Finding[] {
  if (found === undefined) return [{ kind: 'silent', seconds: Math.ceil(boundMs / 1_000) }];
  return found === 'broken' || found.length === 0 ? [{ kind: 'broken' }] : found.slice(0, 20);
}

/** In the order of the parts, without names of devices; fonts are tried on both sides. */
function joined(
  found: ReadonlyMap<SelfTestPart, readonly Finding[]>,
  seen: readonly { readonly part: WindowPart; readonly findings: readonly Finding[] }[],
): PartResult[] {
  return selfTestParts.flatMap((part) => {
    const own = seen.filter((one) => one.part === part).flatMap(({ findings }) => findings);
    const findings = [...own, ...(found.get(part) ?? [])].slice(0, 20);
    return findings.length === 0 ? [] : [{ part, findings: withoutNames(findings) }];
  });
}

/** Nothing when it took longer. */
function within<T>(boundMs: number, work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, boundMs, undefined);
    work.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}
