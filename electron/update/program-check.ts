/** Whether the installed program is the one its publisher signed: asked once at each start, and nobody comes in before the answer. */
import { Worker } from 'node:worker_threads';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import type { ProgramState } from '../../shared/ipc/calls/updates';
import type { Log } from '../log';
import type { ProgramFinding } from './program-files';
import { findingSchema } from './program-files';

/** Whoever asks first begins it; everybody gets the same answer. */
export type ProgramCheck = () => Promise<Result<ProgramState, AppError>>;

/** So many names are told; support gets the folder anyway. */
const toldNames = 5;
/** Of what is to be taken away; after these the next start names the next ones. */
const toldAdded = 10;

type Parts = {
  /** The bundled thread. */
  readonly script: string;
  /** Where the program is installed. */
  readonly folder: string;
  /** The publisher's, SPKI in PEM. */
  readonly publicKey: () => Promise<string>;
  readonly monotonicMs: () => number;
  readonly log: Log;
};

function find(script: string, request: { folder: string; publicKey: string }) {
  const worker = new Worker(script, { workerData: request });
  return new Promise<ProgramFinding>((resolve, reject) => {
    worker.once('message', (message: unknown) => {
      const finding = findingSchema.safeParse(message);
      if (finding.success) resolve(finding.data);
      else reject(new Error('The thread answered something else.'));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread ended without an answer.')));
  }).finally(() => void worker.terminate());
}

function judged(
  finding: ProgramFinding | undefined,
  folder: string,
): Result<ProgramState, AppError> {
  if (finding === undefined) return err({ kind: 'programUnchecked' });
  if (finding.state === 'whole') return ok({ checkedFiles: finding.files });
  if (finding.state === 'unsigned') return err({ kind: 'programUnsigned' });
  const { added: others } = finding;
  const added = { folder, names: others.slice(0, toldAdded), count: others.length };
  const names = [...finding.damaged, ...finding.missing];
  if (names.length === 0) return err({ kind: 'programAdded', ...added });
  return err({
    kind: 'programDamaged',
    ...{ names: names.slice(0, toldNames), count: names.length },
    ...(others.length === 0 ? {} : { added }),
  });
}

/** How many files the log is told of: those checked, or those that are wrong. */
function counted(result: Result<ProgramState, AppError>) {
  if (result.ok) return { files: result.value.checkedFiles };
  const { error } = result;
  if (error.kind === 'programAdded') return { count: error.count };
  if (error.kind !== 'programDamaged') return {};
  return { count: error.count + (error.added?.count ?? 0) };
}

/** The check of a packed program; one that cannot be made lets nobody in either, and is made again for who asks next. */
export function createProgramCheck({ script, folder, publicKey, monotonicMs, log }: Parts) {
  const check: ProgramCheck = async () => {
    const from = monotonicMs();
    const finding = await publicKey()
      .then((key) => find(script, { folder, publicKey: key }))
      .catch(() => undefined);
    const result = judged(finding, folder);
    const ms = Math.round(monotonicMs() - from);
    log('programChecked', { kind: result.ok ? 'ok' : result.error.kind, ...counted(result), ms });
    return result;
  };
  let answer: ReturnType<ProgramCheck> | undefined;
  return (): ReturnType<ProgramCheck> => {
    answer ??= check().then((result) => {
      if (!result.ok && result.error.kind === 'programUnchecked') answer = undefined;
      return result;
    });
    return answer;
  };
}

/** The same handlers, of which those that let somebody in wait for the check, and are refused by it. */
export function afterProgramCheck(handlers: Handlers, check: ProgramCheck): Handlers {
  const after =
    <I, T>(work: (input: I) => Promise<Result<T, AppError>>) =>
    async (input: I): Promise<Result<T, AppError>> => {
      const whole = await check();
      return whole.ok ? work(input) : whole;
    };
  const { station, restore } = handlers;
  return {
    ...handlers,
    station: {
      ...station,
      create: after(station.create),
      unlock: after(station.unlock),
      recover: after(station.recover),
    },
    restore: { ...restore, start: after(restore.start) },
  };
}
