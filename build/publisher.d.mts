/** Types of publisher.mjs. */
export type Publisher = {
  readonly kind: 'release' | 'development';
  /** SPKI in PEM. */
  readonly publicPem: string;
  /** RSA PKCS #1 v1.5 with SHA-256. */
  readonly sign: (bytes: Buffer) => Buffer;
};
export function findPublisher(): Publisher;
