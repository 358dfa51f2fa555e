/** The gate every call of the window passes: who may, what comes in, what goes out; knows nothing of Electron. */
import type { AppError } from '../shared/domain/app-error';
import type { OperatorRole } from '../shared/domain/command';
import type { Result } from '../shared/domain/result';
import { err, ok } from '../shared/domain/result';
import type { Handlers } from '../shared/ipc/bridge';
import { channelsOf } from '../shared/ipc/bridge';
import type { CallRule } from '../shared/ipc/call-rules';
import { callRules, isLastWord, mayCall } from '../shared/ipc/call-rules';
import { contract } from '../shared/ipc/contract';
import type { SelfServiceFence } from '../shared/ipc/self-service-rules';
import { mayInSelfService } from '../shared/ipc/self-service-rules';
import { isWritable } from '../shared/text/writable-text';
import type { Refusal } from './desk/audit-refusals';
import { refusalIn } from './desk/audit-refusals';
import type { Log } from './log';
import { kindOf } from './log';

type AnyHandler = (input: unknown) => Promise<Result<unknown, AppError>>;

/** One call of the contract, ready to be asked with whatever came in. */
export type GatedCall = {
  readonly group: string;
  readonly name: string;
  readonly ask: (argument: unknown) => Promise<Result<unknown, AppError>>;
};

/** Every call of the contract behind its rule and schemas; `roleNow` is nobody's while the station is locked, `onRefused` hears what was refused; `fence` is there while a family works on its own; `lastRole` is whose typed words a station that has just locked still takes. */
export function gateCalls(
  handlers: Handlers,
  log: Log,
  roleNow: () => OperatorRole | undefined,
  onRefused: (refusal: Refusal) => void,
  fence: () => SelfServiceFence | undefined,
  lastRole: () => OperatorRole | undefined = () => undefined,
): readonly GatedCall[] {
  return channelsOf(contract).map(({ group, name, call }) => {
    const handle = (handlers as unknown as Record<string, Record<string, AnyHandler>>)[group]?.[
      name
    ];
    if (handle === undefined) throw new Error(`No handler for ${group}.${name}`);
    const rule = (callRules as Record<string, Record<string, CallRule>>)[group]?.[name];
    if (rule === undefined) throw new Error(`No rule for ${group}.${name}`);
    const command = `${group}.${name}`;
    const ask: GatedCall['ask'] = async (argument) => {
      const role = roleNow() ?? (isLastWord(command, argument) ? lastRole() : undefined);
      const permission = mayCall(rule, role);
      if (permission === 'locked') return err({ kind: 'stationLocked' });
      if (permission === 'notForRole') {
        log('callRefused', { command, reason: 'role' });
        onRefused({ command, reason: 'role', role: roleNow() });
        return err({ kind: 'callNotForRole' });
      }
      const input = call.input.safeParse(argument);
      if (!input.success) {
        log('callRefused', { command, reason: 'arguments' });
        onRefused({ command, reason: 'arguments', role: roleNow() });
        return err({ kind: 'invalidRequest' });
      }
      // As it was parsed: that is bounded, whatever came in.
      if (!isWritable(input.data)) {
        log('callRefused', { command, reason: 'text' });
        onRefused({ command, reason: 'arguments', role: roleNow() });
        return err({ kind: 'textUnwritable' });
      }
      const family = fence();
      if (family !== undefined && !mayInSelfService(command, input.data, family)) {
        log('callRefused', { command, reason: 'selfService' });
        onRefused({ command, reason: 'selfServiceRunning', role: roleNow() });
        return err({ kind: 'selfServiceRunning' });
      }
      try {
        const result = await handle(input.data);
        if (!result.ok) {
          log('callFailed', { command, kind: result.error.kind });
          const refusal = refusalIn(command, input.data, result.error);
          if (refusal !== undefined) onRefused({ ...refusal, role: roleNow() });
          return result;
        }
        return ok(call.output.parse(result.value));
      } catch (error) {
        log('callBroke', { command, kind: kindOf(error), at: placeOf(error) });
        return err({ kind: 'internal' });
      }
    };
    return { group, name, ask };
  });
}

/** File and line of our own code where it broke; the message stays out, it may quote data. */
function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return /([\w.-]+\.cjs:\d+:\d+)/.exec(stack)?.[1] ?? 'unknown';
}
