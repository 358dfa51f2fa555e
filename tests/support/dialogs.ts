/** The dialogs of the system for files and folders, which are outside of what a test can press. */
import type { Station } from './electron-app';

/** Every dialog from now on, whatever it asks for, is answered with `path`. */
export async function answerDialogs({ app }: Pick<Station, 'app'>, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}
