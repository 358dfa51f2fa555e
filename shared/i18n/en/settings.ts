/** English: the screen Settings. */
import type { settings as zh } from '../zh-cn/settings';

export const settings: typeof zh = {
  title: 'Settings',
  pairing: 'Central platform',
  pairingExplain:
    'Ask the admissions office for the address and a one-time code. Submitted cases are then sent by themselves.',
  paired: 'Paired',
  notPaired: 'Not paired',
  platformName: 'Platform',
  platformUrl: 'Address of the platform',
  urlHelp: 'The whole address, such as https://rx.example.gov.cn',
  code: 'Pairing code',
  codeHelp: 'Works once; capitals do not matter',
  pair: 'Pair',
  pairingNow: 'Pairing…',
  pairDone: (name) => `Paired with "${name}"`,
  missing: (label) => `Fill in: ${label}`,
  look: 'Look',
  theme: 'Brightness',
  themeSystem: 'As the system',
  themeLight: 'Light',
  themeDark: 'Dark',
  language: 'Language',
  languageMissing: 'The language that was chosen could not be loaded',
  languageMissingLines: [
    'Every case is there, and nothing was changed. Lock the station and unlock it to try again.',
    'If it goes on, install the program again from the stick that the school keeps.',
  ],
  station: 'This station',
  school: 'School',
  stationCode: 'Station code',
  operator: 'Operator',
  role: 'Role',
  version: 'Program version',
  notLasting: 'The system did not promise to keep the index of this computer',
  notLastingLines: [
    'Cases and papers are in the sealed record and are not affected.',
    'When the disk is nearly full the system may clear the index; it is then rebuilt by itself, which takes a while. Keep some disk space free.',
  ],
  keys: 'Keys',
  keysExplain:
    'Everything works by keyboard. Keys are printed on the buttons; Enter moves on, Esc goes back and loses nothing.',
};
