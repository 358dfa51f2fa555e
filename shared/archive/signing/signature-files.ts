/** Where the signatures of a package lie; none of these files stands in a manifest. */

/** The root that is signed: it names every manifest, and these name every file (RFC 8493, 2.2.1). */
export const signedFile = 'tagmanifest-sha256.txt';

const at = (ending: string) => `签名/tagmanifest-sha256.${ending}`;

export const signaturePaths = {
  /** CMS, detached. */
  cms: at('p7s'),
  sm2: at('sm2.json'),
  /** RFC 3161: what a time stamp is asked for with, and the answer once there was a line. */
  request: at('tsq'),
  timestamp: at('tsr'),
} as const;
