/** A county's platform as a connector profile, for tests. */
import type { ConnectorProfile } from '../../shared/connector/profile';

/** How a county writes its own numbers and answers. */
const itsAnswers = {
  matterNumber: [
    { text: 'RX' },
    { digits: 4, is: 'season' },
    { text: '-' },
    { digits: 6, is: 'serial' },
    { check: 'mod37-36' },
  ],
  outcomes: {
    accepted: '10',
    correction: '90',
    refused: '20',
    transferred: '30',
    withdrawn: '40',
    duplicate: '50',
  },
  steps: { systemCheck: 'XT', firstReview: 'CS', secondReview: 'FS' },
} satisfies Partial<ConnectorProfile>;

/** A profile that names a little of everything, and leaves answers as the reference platform writes them. */
export function aPlainProfile(change: Partial<ConnectorProfile> = {}): ConnectorProfile {
  return {
    format: 'enrollment-connector-profile/1',
    id: 'wangchao',
    version: '2026.1',
    name: '望潮区入学服务平台',
    baseUrl: 'https://rx.wangchao.example',
    identity: { kind: 'token' },
    fields: {
      'child.name': { as: 'xsxm' },
      'child.sex': { as: 'xb', codes: { male: '1', female: '2' } },
      'child.birthDate': { as: 'csrq', day: 'plain' },
    },
    facts: { number: { as: 'bjbh' }, season: { as: 'xn' } },
    constants: { sbly: '线下帮办' },
    ...change,
  };
}

/** The same with numbers and answers of its own. */
export function aProfile(change: Partial<ConnectorProfile> = {}): ConnectorProfile {
  return aPlainProfile({ ...itsAnswers, ...change });
}

/** For hosts of a test in which nobody logs in: no browser is opened. */
export const noLogIn = {
  openBrowser: () => Promise.reject(new Error('No browser')),
  words: { done: '', notOurs: '' },
  monotonicMs: () => performance.now(),
};
