/** What goes into the installed program, and what the program may not do any more once it is installed. */
module.exports = {
  appId: 'cn.enrollment.station',
  productName: '入学帮办站',
  executableName: 'enrollment-station',
  directories: { output: 'release' },
  // Everything is bundled, so no package of node_modules is needed; source maps stay at home.
  // Of the native parts only those of the system it is packed for.
  files: [
    'package.json',
    'dist/{classes,main,preload,renderer,viewer}/**',
    `dist/{native,prebuilds}/${process.platform}-*/**`,
    '!**/*.map',
    '!dist/*/notices.json',
    '!node_modules',
  ],
  artifactName: 'enrollment-station-${version}-${os}-${arch}.${ext}',
  portable: { artifactName: 'enrollment-station-${version}-portable-${arch}.${ext}' },
  extraFiles: [{ from: 'dist/THIRD-PARTY-NOTICES.txt', to: 'THIRD-PARTY-NOTICES.txt' }],
  asar: true,
  // The system loads native parts from files of their own.
  asarUnpack: ['dist/{native,prebuilds}/**'],
  npmRebuild: false,
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  // The Debian package is made by deb.mjs.
  linux: {
    category: 'Education',
    target: ['AppImage', 'tar.gz'],
    icon: 'build/icons',
    maintainer: 'cn.enrollment.station',
    // What a Debian package installs beside the program is in every form of it, so that one signed list serves all.
    extraResources: [
      { from: 'build/deb/resources', to: '.' },
      { from: 'dist/publisher.pem', to: 'publisher.pem' },
    ],
  },
  win: { target: ['nsis', 'portable'], icon: 'build/icons/512x512.png' },
  // Nothing comes into the folder that its signed list does not name.
  nsis: { packElevateHelper: false },
  mac: {
    target: ['dmg'],
    icon: 'build/icons/512x512.png',
    category: 'public.app-category.education',
  },
};
