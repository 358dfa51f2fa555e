/** Main around a program: gate, rules and handlers as its window meets them, with no window. */
import type { GatedCall } from '../../electron/call-gate';
import { gateCalls } from '../../electron/call-gate';
import { createHandlers } from '../../electron/desk/handlers';
import { createOneTimeShelf } from '../../electron/files/one-time-shelf';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { SyncStatus } from '../../shared/ipc/contract';
import { restOfMain } from './calls-around';
import type { Program } from './station-people';

type Answer = Result<unknown, AppError>;
type Asking = (call: string, argument?: unknown) => Promise<Answer>;

/** `broke` and `refusals` gather what the gate tells; a test that uses it stands in for Electron by `vi.mock`. */
export function mainOf(program: Program, folder: string) {
  const status: SyncStatus = { line: 'unknown', unsent: 0, progress: [] };
  const no = async () => err({ kind: 'internal' as const });
  const refusals: string[] = [];
  const { lifecycle } = program;
  const handlers = createHandlers({
    lifecycle,
    tableScript: '',
    classPage: async () => '',
    version: '0',
    window: () => undefined,
    shelf: createOneTimeShelf(),
    now: () => new Date().toISOString(),
    ...restOfMain(folder),
    operators: program.desk,
    sync: {
      status: () => status,
      carrierOf: () => undefined,
      pair: no,
      wake: () => undefined,
      sendNow: () => ok(status),
      pause: no,
      move: no,
      giveUp: no,
      setTraffic: no,
      setRouting: no,
      conflict: no,
      reach: async () => [],
      reconciliation: async () => ok([]),
      problems: async () => ok([]),
      connectors: () => undefined,
      pairBy: no,
    },
  });
  const broke: unknown[] = [];
  const gated = gateCalls(
    handlers,
    (event, facts) => event === 'callBroke' && broke.push(facts),
    () => lifecycle.current()?.operator.role,
    ({ command, reason }) => refusals.push(`${command} ${reason}`),
    () => lifecycle.current()?.selfService.now(),
  );
  const byName = new Map(
    gated.map((one): [string, GatedCall] => [`${one.group}.${one.name}`, one]),
  );
  const ask: Asking = (call, argument) => {
    const found = byName.get(call);
    if (found === undefined) throw new Error(call);
    return found.ask(argument);
  };
  return { ask, gated, broke, refusals };
}
