/** What goes into the installed program, and what the program may not do any more once it is installed. */
module.exports = {
  appId: 'cn.enrollment.station',
  productName: '入学帮办站',
  executableName: 'enrollment-station',
  directories: { output: 'release' },
  // Everything is bundled, so no package of node_modules is needed; source maps stay at home.
  files: ['package.json', 'dist/{main,preload,renderer}/**', '!**/*.map', '!node_modules'],
  asar: true,
  npmRebuild: false,
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
  },
  linux: {
    category: 'Education',
    target: ['deb', 'AppImage'],
    maintainer: 'cn.enrollment.station',
  },
  win: { target: ['nsis'] },
  mac: { target: ['dmg'], category: 'public.app-category.education' },
};
