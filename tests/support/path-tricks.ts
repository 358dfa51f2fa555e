/** Addresses that would lead out of the bundle, if what serves it read them in another way than whoever wrote them. */

/** Paths of the station's own host; none of them is a file of the bundle. */
export const pathTricks = [
  ...['/../package.json', '/../../../../etc/passwd', '/./../main/main.cjs'],
  ...['/%2e%2e/%2e%2e/package.json', '/%2e%2e%2fpackage.json', '/..%2f..%2fpackage.json'],
  ...['/%252e%252e/package.json', '/..%5c..%5cpackage.json', '/..\\..\\package.json'],
  ...['/%c0%ae%c0%ae/package.json', '/assets/..%00/index.html', '/index.html%00', '/%00'],
  ...['/index.html%00.js', '/index.html/', '/index.html/x.js', '/INDEX.HTML', '/index.html;x'],
  ...['/assets', '/assets/', '/fonts', '//etc/passwd', '///etc/passwd', '/file:///etc/passwd'],
  ...['/C:/Windows/win.ini', '/con', '/main/main.cjs', '/preload/preload.cjs', '/package.json'],
  ...['/main.cjs', '/index.html.map', '/.git/config', '/~', '/%', '/%zz', '/\u202e'],
  ...[`/${'a/'.repeat(30_000)}x.js`, `/${'%2e%2e/'.repeat(500)}package.json`],
  ...[`/once/${'0'.repeat(32)}`, '/once/', '/once/../index.js', '/workers', '/notices.json'],
];

/** Other hosts, or none. */
export const otherHosts = [
  ...['app://elsewhere/index.html', 'app://station.example/', 'app://user@station/../x.js'],
  ...['app:///index.html', 'app:index', 'APP://OTHER/'],
];
