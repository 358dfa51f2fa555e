/** English: why a policy pack was not taken. */
import type { PolicyError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';

const inForce = 'The present policy pack stays in force; no case was changed.';

export const policyErrors: WordsFor<PolicyError> = {
  packTooLarge: ({ megabytes, limit }) => ({
    happened: `This file has ${megabytes} MB; a policy pack has ${limit} MB at most. It was not read.`,
    safe: inForce,
    todo: 'Check that it is a policy pack; if it is, ask who issued it to divide its schools or catchments and sign it again.',
  }),
  packUnreadable: () => ({
    happened: 'This file is no policy pack, or it was damaged on its way.',
    safe: inForce,
    todo: 'Ask who issued it for the file again, and do not save it with another program.',
  }),
  packKeyUnknown: ({ keyId }) => ({
    happened: `The key that signed this policy pack (${keyId}) is none that this station trusts.`,
    safe: inForce,
    todo: 'Make sure that your education office issued it; if its key changed, pair with the platform again first.',
  }),
  packSignatureWrong: () => ({
    happened: 'The signature of the policy pack is wrong: somebody may have changed it.',
    safe: inForce,
    todo: 'Do not use this file; ask who issued it for another one and compare them.',
  }),
  packTooNew: () => ({
    happened:
      'This policy pack was made for a later version of the program; this one cannot read it.',
    safe: inForce,
    todo: 'Update the program first, then install the pack; if you cannot, ask your administrator.',
  }),
  packFaulty: ({ count }) => ({
    happened: `The policy pack did not pass its check: ${count} faults.`,
    safe: inForce,
    todo: 'Send the list of faults to who issued it; install the pack when it is corrected and signed again.',
  }),
  packVersionTaken: ({ version }) => ({
    happened: `This station has version ${version} of the policy pack, and it says something else than this file.`,
    safe: inForce,
    todo: 'Ask who issued it to sign it again under a new version.',
  }),
  packOutdated: ({ version, inForce: present }) => ({
    happened: `This policy pack (${version}) is older than the one in force (${present}).`,
    safe: inForce,
    todo: 'Ask who issued it for the newest one.',
  }),
};
