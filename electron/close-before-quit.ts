/** The end of the program: first what must be written, then what must not stay. */
import { app } from 'electron';

/** How Linux and macOS end a program when somebody logs out or turns the computer off. */
const endSignals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** However the program is asked to end, `close` runs once before it does; `stop` after that, also when it failed. */
export function closeBeforeQuit(close: () => Promise<void>, stop: () => void): void {
  let closing = false;
  for (const signal of endSignals) process.on(signal, () => app.quit());
  app.on('before-quit', (event) => {
    if (closing) return;
    closing = true;
    event.preventDefault();
    void close()
      .catch(() => undefined)
      .finally(() => {
        stop();
        app.quit();
      });
  });
}
