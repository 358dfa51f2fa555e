/** Arguments that are always the same. */
import { v7 as uuidv7 } from 'uuid';
import { selfTestArguments } from './random-self-test-calls';

export const argumentOf: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['sync.writeCourier', { again: true }],
  [
    'sync.setTraffic',
    { rules: { bytesPerSecond: 16_000, filesBetween: { from: 1_200, to: 360 } } },
  ],
  ['policy.look', { sha256: 'a'.repeat(64) }],
  ['policy.setAside', { sha256: 'a'.repeat(64), reason: '发错了' }],
  ['sync.directory', { words: '小学' }],
  ['sync.sendNow', {}],
  ['sync.pause', { paused: true }],
  ['sync.giveUp', { platform: 'k', name: '平台', reason: '已关停' }],
  ['sync.moveOwed', { from: 'k', to: 'l' }],
  ['sync.move', { url: 'http://127.0.0.1:9' }],
  ['sync.setRouting', { rules: [{ kind: 'junior', platform: 'k' }] }],
  ['sync.pair', { url: 'http://127.0.0.1:9', code: 'CODE-1' }],
  ['family.open', { display: '1' }],
  [
    'training.record',
    { operatorId: uuidv7(), code: 'T1', day: '2026-05-06', givenBy: '区教体局', note: '' },
  ],
  ['training.withdraw', { id: uuidv7(), reason: '记错了人' }],
  ['selfService.begin', { caseId: uuidv7(), kind: 'primary', isWhole: true }],
  ['selfService.takeOver', { passphrase: 'not the one', then: 'desk' }],
  ...selfTestArguments,
]);
