/** The dialogs of the system for files and folders, which are outside of what a test can press. */
import type { Station } from './electron-app';

/** Every dialog from now on, whatever it asks for, is answered with `path`. */
export async function answerDialogs({ app }: Pick<Station, 'app'>, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}

/** Every dialog from now on stays open until what this answers is called, and is answered with `path` then. */
export async function holdDialogs(
  { app }: Pick<Station, 'app'>,
  path: string,
): Promise<() => Promise<void>> {
  await app.evaluate(({ app: held, dialog }, filePath) => {
    dialog.showOpenDialog = () =>
      new Promise((resolve) => {
        held.once('test-release-dialogs' as 'activate', () =>
          resolve({ canceled: false, filePaths: [filePath] }),
        );
      });
  }, path);
  return () =>
    app.evaluate(({ app: held }) => {
      held.emit('test-release-dialogs');
    });
}
