/** What the page of the second screen may do: ask what it shows, hear it, and say what the family chose. */
import { contextBridge, ipcRenderer } from 'electron';
import { familyChannels } from '../shared/ipc/family-channels';

contextBridge.exposeInMainWorld('family', {
  ask: () => ipcRenderer.invoke(familyChannels.ask),
  onShow: (listener: (view: unknown) => void) => {
    const heard = (_event: unknown, view: unknown) => listener(view);
    ipcRenderer.on(familyChannels.show, heard);
    return () => ipcRenderer.removeListener(familyChannels.show, heard);
  },
  say: (said: unknown) => ipcRenderer.invoke(familyChannels.say, said),
});
