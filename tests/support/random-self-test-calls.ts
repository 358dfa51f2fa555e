/** Arguments for calls about the self-test and the help: always the same. */
import { v7 as uuidv7 } from 'uuid';

export const selfTestArguments: readonly (readonly [string, unknown])[] = [
  ['help.tourEnded', { taken: false }],
  ['selfTest.probe', { id: uuidv7(), part: 'disk' }],
  ['selfTest.finish', { id: uuidv7(), seen: [] }],
  ['selfTest.saveReport', { locale: 'en' }],
  ['updates.install', { when: 'closing' }],
  ['updates.setServer', { address: '' }],
  ['diagnostics.save', { id: uuidv7() }],
  ['selfTest.printTestPage', { sha256: 'a'.repeat(64), copies: 1 }],
];
