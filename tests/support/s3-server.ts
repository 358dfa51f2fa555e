/** An S3 server of its own for one test file: s3rver, which keeps objects in a folder; it knows keys by name and checks no signature. */
import { rmSync } from 'node:fs';
import S3rver from 's3rver';
import type { BucketSettings } from '../../platform/uploads/bucket';
import { temporaryFolder } from './platform-host';

export type S3Server = {
  /** An empty bucket of it, and the keys that open it. */
  readonly bucket: BucketSettings;
  readonly stop: () => Promise<void>;
};

/** Starts the server on any free port of this machine. */
export async function startS3(): Promise<S3Server> {
  const directory = temporaryFolder();
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: 'files' }],
  });
  const { port } = await server.run();
  return {
    bucket: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket: 'files',
      region: 'us-east-1',
      // The only keys that s3rver knows.
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
    },
    stop: async () => {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
