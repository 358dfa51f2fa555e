/** Entry of the papers process: a warm Electron utility process that draws letters and archives. */
import { createPapersWorker } from './papers-job';

/** The part of Electron's `process.parentPort` used here; the process must also start without Electron's types. */
type ParentPort = {
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => void;
  readonly postMessage: (message: unknown) => void;
};

const { parentPort } = process as typeof process & { readonly parentPort?: ParentPort };

if (parentPort !== undefined) {
  const worker = createPapersWorker((message) => parentPort.postMessage(message));
  parentPort.on('message', ({ data }) => void worker.receive(data));
}
