/** Lets one call of the real program fail for a while, as it would on a full disk. */
import type { AppError } from '../../shared/domain/app-error';
import { callChannel } from '../../shared/ipc/call-names';
import type { Station } from './electron-app';

/** Answers with a function that lets the call through again. */
export async function failCall(
  station: Station,
  group: string,
  name: string,
  error: AppError,
): Promise<() => Promise<void>> {
  const channel = callChannel(group, name);
  await station.app.evaluate(
    ({ ipcMain }, [of, answer]) => {
      const held = ipcMain as unknown as { _invokeHandlers: Map<string, unknown> };
      const real = held._invokeHandlers.get(of);
      if (real === undefined) throw new Error(`Nothing answers ${of}`);
      held._invokeHandlers.set(`held ${of}`, real);
      ipcMain.removeHandler(of);
      ipcMain.handle(of, () => answer);
    },
    [channel, { ok: false as const, error }] as const,
  );
  return () =>
    station.app.evaluate(({ ipcMain }, of) => {
      const held = ipcMain as unknown as { _invokeHandlers: Map<string, unknown> };
      held._invokeHandlers.set(of, held._invokeHandlers.get(`held ${of}`));
      held._invokeHandlers.delete(`held ${of}`);
    }, channel);
}
