/** The station of STATION_MAIN whose first page breaks in the way of FIRST_PAGE before it has drawn anything; afterwards it says what its window shows. */
const { app, BrowserWindow } = require('electron');

const ways = {
  crashes: (contents) => contents.forcefullyCrashRenderer(),
  hangs: (contents) => {
    contents.mainFrame.executeJavaScript('for (;;);').catch(() => undefined);
    // Chromium finds out when somebody touches the page.
    BrowserWindow.fromWebContents(contents).emit('unresponsive');
  },
};

function say(contents) {
  contents
    .executeJavaScript('document.body.innerText')
    .then((text) => console.log(`shows ${JSON.stringify(text)}`))
    .catch(() => undefined);
}

app.once('web-contents-created', (_event, contents) => {
  contents.once('did-navigate', () => {
    console.log('breaks');
    contents.once('did-finish-load', () => setInterval(() => say(contents), 200));
    ways[process.env.FIRST_PAGE](contents);
  });
});
require(process.env.STATION_MAIN);
