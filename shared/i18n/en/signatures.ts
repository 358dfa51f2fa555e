/** English: the signatures and the time stamp of a package. */
import type { SignatureFinding } from '../../archive/signing/verify-signatures';

const findings: { readonly [K in SignatureFinding['kind']]: string } = {
  rootMissing: 'The list that is signed is not there',
  signatureMissing: 'The digital signature of the station is not there',
  signatureUnreadable: 'The file of the digital signature cannot be read',
  signatureNoCertificate: 'The digital signature holds no certificate of its signer',
  signatureOfOtherBytes:
    'The list was changed after it was signed, or the signature is of another package',
  signatureWrong: 'The digital signature is wrong: its file was changed',
  signatureOfOtherCertificate: 'The certificate was exchanged: it is not the one that signed',
  certificateUnexpected: "The signature is right, but the certificate is not this station's",
  sm2Missing: 'The SM2 signature is not there',
  sm2Unreadable: 'The file of the SM2 signature cannot be read',
  sm2Wrong: 'The SM2 signature is wrong: the list or the signature was changed',
  sm2KeyUnexpected: "The SM2 signature is right, but the key is not this station's",
  requestMissing: 'The request for a time stamp is not there',
  requestUnreadable: 'The request for a time stamp cannot be read',
  requestOfOtherBytes: 'The request for a time stamp is not about this list',
  timestampMissing: 'There is no time stamp yet',
  timestampUnreadable: 'The time stamp cannot be read',
  timestampNotGranted: 'The time-stamp authority did not grant it',
  timestampOfOtherBytes: 'The time stamp is of another package, or the list was changed',
  timestampOfOtherRequest: 'The time stamp does not answer this request',
  timestampWrong: 'The signature of the time stamp is wrong',
  timestampNotForTimestamps:
    'The certificate of the time stamp is not for time stamps, or was not valid at that time',
};

export const signatures = { findings };
