/** What the window may ask of main: the calls of the contract and its notices, nothing else. */
import { contextBridge, ipcRenderer } from 'electron';
import {
  callChannel,
  callNames,
  drawnChannel,
  noticeChannel,
  noticeNames,
} from '../shared/ipc/call-names';

const calls = Object.fromEntries(
  Object.entries(callNames).map(([group, names]) => [
    group,
    Object.fromEntries(
      names.map((name) => [
        name,
        (input: unknown) => ipcRenderer.invoke(callChannel(group, name), input),
      ]),
    ),
  ]),
);

function on(name: string, listener: (payload: unknown) => void): () => void {
  if (!(noticeNames as readonly string[]).includes(name)) return () => undefined;
  const heard = (_event: unknown, payload: unknown) => listener(payload);
  ipcRenderer.on(noticeChannel(name), heard);
  return () => ipcRenderer.removeListener(noticeChannel(name), heard);
}

contextBridge.exposeInMainWorld('station', { ...calls, on });

new PerformanceObserver((list, observer) => {
  if (list.getEntriesByName('first-contentful-paint').length === 0) return;
  observer.disconnect();
  ipcRenderer.send(drawnChannel);
  // Node's types know the entries of Node alone.
}).observe({ type: 'paint' as 'mark', buffered: true });
