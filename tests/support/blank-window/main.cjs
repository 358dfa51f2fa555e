/** The smallest Electron program: one empty window, for drawing pages in and for comparing with. */
const { app, BrowserWindow } = require('electron');

void app
  .whenReady()
  .then(() => new BrowserWindow({ width: 1200, height: 850 }).loadURL('about:blank'));
app.on('window-all-closed', () => app.quit());
