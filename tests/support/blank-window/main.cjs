/** The smallest Electron program: one window, empty or with the page of BLANK_PAGE, for drawing pages in and for comparing with. */
const { app, BrowserWindow } = require('electron');

void app
  .whenReady()
  .then(() =>
    new BrowserWindow({ width: 1200, height: 850 }).loadURL(
      process.env.BLANK_PAGE ?? 'about:blank',
    ),
  );
app.on('window-all-closed', () => app.quit());
