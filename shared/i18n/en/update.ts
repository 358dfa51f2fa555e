/** English: updates of the program. */
import type { update as zh } from '../zh-cn/update';

export const update: typeof zh = {
  title: 'Updates',
  lead: "An update replaces the program and touches no case. It comes on a stick, or from the update server where one is set; the publisher's signature is verified first, and nothing older or of unknown origin is installed.",
  version: 'Version in use',
  form: 'Installed as',
  forms: {
    deb: 'system package',
    appimage: 'one program file',
    tar: 'unpacked folder',
    nsis: 'installer',
    portable: 'portable program',
    dmg: 'disk image',
    sources: 'run from its sources',
  },
  last: 'Last update',
  lastDone: (from, to) => `from ${from} to ${to}`,
  notDone: (to) => `The last update, to ${to}, was not installed`,
  notDoneSafe: (version) =>
    `You still have ${version}; every case is there, and nothing was changed.`,
  notDoneTodo:
    'Install it again; where the system asks for the passphrase of an administrator of the computer, let one type it.',
  refusals: {
    notWhole: {
      why: 'The update is not whole.',
      todo: 'Get it anew, then look at it and install it.',
    },
    noOpenssl: {
      why: 'OpenSSL is missing on this computer, so the signature of the update cannot be checked.',
      todo: 'Let an administrator of the computer install OpenSSL, then install again.',
    },
    notSigned: {
      why: 'The publisher did not sign this update.',
      todo: 'Get it anew from the publisher; install nothing of unknown origin.',
    },
    otherPackage: {
      why: 'The package is not the one that the publisher signed.',
      todo: 'Get it anew from the publisher; install nothing of unknown origin.',
    },
    otherProgram: {
      why: 'The package is another program.',
      todo: 'Get the update anew from the publisher.',
    },
    notNewer: {
      why: 'The update is not newer than what the system has installed.',
      todo: 'Open the program again and see which version runs; where it is still the old one, let an administrator of the computer look.',
    },
    stillRuns: {
      why: 'The program had not ended after a minute.',
      todo: 'Restart the computer and install again.',
    },
    systemRefused: {
      why: 'The system did not install the package.',
      todo: 'Let an administrator of the computer look at the room on the disk and at what else is being installed, then install again.',
    },
    dismissed: {
      why: 'The window in which the system asks for the passphrase of an administrator was closed.',
      todo: 'Install again and let an administrator of the computer type it.',
    },
    noRights: {
      why: 'The rights to install were not given: the passphrase was wrong, or this computer cannot ask for one.',
      todo: 'Install again with an administrator of the computer; where nobody is asked, let one install the package of the update directly.',
    },
  },
  look: 'Look on a stick…',
  adminOnly: 'The administrator of the station installs updates.',
  ready: (version) => `${version} can be installed`,
  waits: (version) => `${version} is installed when the program is closed`,
  safe: 'First the program locks and everything is saved; what waits to be sent stays on this computer and is sent after the update, once.',
  byHand:
    'The update was verified. Installed in this way, close the program and let whoever looks after this computer run the installer on the stick; every case is there.',
  notes: (version) => `What is new in ${version}`,
  installNow: 'Close and install now',
  installAtClosing: 'Install when closing',
  discard: 'Do not install',
  server: 'Update server',
  serverHelp:
    'Without an address nothing is looked for by the line. With one, the server is asked at most once a day whether it has a newer version; nothing says which station asks, and nothing of a case goes along. An administrator starts the download. To end it, empty the field and save.',
  saveServer: 'Save the address',
  seek: 'Look now',
  offered: (version) => `The update server has ${version}`,
  offeredSafe: (size) =>
    `The publisher's signature was verified; ${size} are to be downloaded. Work goes on meanwhile; what came is verified again, and an administrator decides when it is installed.`,
  offeredGoesOn: (kept, size) =>
    `${kept} of ${size} are here from the last download, which goes on behind them. Work goes on meanwhile; the whole is verified from its first byte to its last, and an administrator decides when it is installed.`,
  offeredByHand:
    'Installed in this way, the program cannot replace itself. Copy the whole update from the server to a stick, and look on the stick.',
  download: 'Download the update',
  goOn: 'Go on downloading',
  downloading: (version) => `Downloading ${version}`,
  stopDownload: 'Stop the download',
  trail: {
    chosen: {
      stick: (version) => `Chose the program update ${version} on a stick`,
      server: (version) => `Chose the program update ${version} on the update server`,
    },
    decided: {
      now: (version) => `Closed the program to install the update ${version}`,
      closing: (version) => `Had the update ${version} installed when the program is closed`,
      dropped: (version) => `Did not install the update ${version}`,
    },
    changed: (from, to) =>
      `The program changed from ${from} to ${to}; it opened this record for the first time`,
    changedTo: (to) =>
      `The program changed to ${to}; it opened this record for the first time (the version before was not noted)`,
  },
};
