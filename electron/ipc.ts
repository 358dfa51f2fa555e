/** The guarded door: the only user of ipcMain. Checks who asks, parses what comes in and what goes out. */
import { ipcMain } from 'electron';
import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import type { AppError } from '../shared/domain/app-error';
import type { OperatorRole } from '../shared/domain/command';
import type { Result } from '../shared/domain/result';
import { err, ok } from '../shared/domain/result';
import type { CallRule } from '../shared/ipc/call-rules';
import { callRules, mayCall } from '../shared/ipc/call-rules';
import { callChannel, noticeChannel } from '../shared/ipc/call-names';
import type { Handlers, NoticeName, NoticePayload } from '../shared/ipc/bridge';
import { channelsOf } from '../shared/ipc/bridge';
import { contract, notices } from '../shared/ipc/contract';
import { appOrigin } from './app-protocol';
import type { Refusal } from './desk/audit-refusals';
import { refusalIn } from './desk/audit-refusals';
import type { Log } from './log';
import { kindOf } from './log';

type AnyHandler = (input: unknown) => Promise<Result<unknown, AppError>>;

/** Serves every call of the contract to the main frame of our own window and to who may make it, and to nobody else. */
export function serveCalls(
  handlers: Handlers,
  window: () => BrowserWindow | undefined,
  log: Log,
  roleNow: () => OperatorRole | undefined,
  onRefused: (refusal: Refusal) => void,
): void {
  for (const { group, name, call } of channelsOf(contract)) {
    const handle = (handlers as unknown as Record<string, Record<string, AnyHandler>>)[group]?.[
      name
    ];
    if (handle === undefined) throw new Error(`No handler for ${group}.${name}`);
    const rule = (callRules as Record<string, Record<string, CallRule>>)[group]?.[name];
    if (rule === undefined) throw new Error(`No rule for ${group}.${name}`);
    ipcMain.handle(callChannel(group, name), async (event, argument: unknown) => {
      const command = `${group}.${name}`;
      if (!isOurWindow(event, window())) {
        log('callRefused', { command, reason: 'sender' });
        onRefused({ command, reason: 'sender' });
        return err({ kind: 'invalidRequest' });
      }
      const permission = mayCall(rule, roleNow());
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
    });
  }
}

/** Sends a notice to the window, if there is one that can hear it. */
export function notify<N extends NoticeName>(
  window: BrowserWindow | undefined,
  name: N,
  payload: NoticePayload<N>,
): void {
  if (window === undefined || window.isDestroyed()) return;
  window.webContents.send(noticeChannel(name), notices[name].parse(payload));
}

function isOurWindow(event: IpcMainInvokeEvent, window: BrowserWindow | undefined): boolean {
  const frame = event.senderFrame;
  if (window === undefined || frame === null) return false;
  return frame === window.webContents.mainFrame && frame.url.startsWith(`${appOrigin}/`);
}

/** File and line of our own code where it broke; the message stays out, it may quote data. */
function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return /([\w.-]+\.cjs:\d+:\d+)/.exec(stack)?.[1] ?? 'unknown';
}
