/** What the window may ask of main: the calls of the contract and its notices, nothing else. */
import { contextBridge, ipcRenderer } from 'electron';
import { callChannel, callNames, noticeChannel, noticeNames } from '../shared/ipc/call-names';

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
