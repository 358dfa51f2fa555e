/** Lets one call of the real program fail for a while, as it would on a full disk. */
import type { AppError } from '../../shared/domain/app-error';
import { callChannel } from '../../shared/ipc/call-names';
import type { Station } from './electron-app';

/** Answers with a function that lets the call through again; with `command`, only those that ask for that one fail. */
export async function failCall(
  station: Station,
  group: string,
  name: string,
  error: AppError,
  command?: string,
): Promise<() => Promise<void>> {
  const channel = callChannel(group, name);
  await station.app.evaluate(
    ({ ipcMain }, [of, answer, only]) => {
      type Handler = (event: unknown, asked: { readonly name?: string }) => unknown;
      const held = ipcMain as unknown as { _invokeHandlers: Map<string, Handler> };
      const real = held._invokeHandlers.get(of);
      if (real === undefined) throw new Error(`Nothing answers ${of}`);
      held._invokeHandlers.set(`held ${of}`, real);
      ipcMain.removeHandler(of);
      ipcMain.handle(of, (event, asked: { readonly name?: string }) =>
        only === undefined || asked.name === only ? answer : real(event, asked),
      );
    },
    [channel, { ok: false as const, error }, command] as const,
  );
  return () =>
    station.app.evaluate(({ ipcMain }, of) => {
      const held = ipcMain as unknown as { _invokeHandlers: Map<string, unknown> };
      held._invokeHandlers.set(of, held._invokeHandlers.get(`held ${of}`));
      held._invokeHandlers.delete(`held ${of}`);
    }, channel);
}
