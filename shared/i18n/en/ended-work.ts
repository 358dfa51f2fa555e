/** English: how long work ended, told to whoever is in another room by then. */
import type { endedWork as zh } from '../zh-cn/ended-work';

export const endedWork: typeof zh = {
  goToArchive: 'See it in the archive',
  goToAudit: 'See it in the audit room',
  seeArchive: 'The result is in the archive room.',
  seeAudit: 'The result is in the audit room.',
  detail: (safe, todo) => `${safe} ${todo}`,
  exported: (packages) => `The archive export is done: ${packages} packages`,
  exportedWithout: (packages, leftOut) =>
    `The archive export is done: ${packages} packages; ${leftOut} were not exported`,
  verified: (packages) => `The packages are verified: all ${packages} are whole`,
  verifiedNone: 'There was no package to verify',
  verifiedFaulty: (faults) => `The packages are verified: ${faults} faults found`,
  verifyStopped: 'Verifying packages was stopped; only some were compared',
  outside: (packages) => `The packages from elsewhere are checked: ${packages}, no fault found`,
  outsideFaulty: (faults) => `The packages from elsewhere are checked: ${faults} faults found`,
  trailWhole: 'The audit trail is verified and whole',
  trailBroken: 'The audit trail is verified: something is wrong',
  trailStopped: 'Verifying the audit trail was stopped without a verdict',
};
