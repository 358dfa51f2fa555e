/**
 * The platform's promises, kept on a PostgreSQL server, and by two processes on one such server and one bucket behind a
 * load balancer that gives each request to the other one.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlatformPair } from '../support/platform-pair';
import { startPair } from '../support/platform-pair';
import type { S3Server } from '../support/s3-server';
import { startS3 } from '../support/s3-server';
import { uploadPromises } from './suites/uploads';
import { allPromises, platformOn, started } from './suites/whole-platform';

platformOn('server');

describe.each([
  ['a bucket', allPromises],
  ['one folder', uploadPromises],
] as const)('two platform processes behind a load balancer with %s', (place, promises) => {
  let pair: PlatformPair | undefined;
  let s3: S3Server | undefined;

  beforeAll(async () => {
    s3 = place === 'a bucket' ? await startS3() : undefined;
    pair = await startPair(s3?.bucket);
  });
  afterAll(async () => {
    await pair?.stop();
    await s3?.stop();
  });

  promises(() => started(pair));

  it('had every other request each', () => {
    const [one = 0, two = 0] = started(pair).turns;
    expect(one).toBeGreaterThan(0);
    expect(Math.abs(one - two)).toBeLessThanOrEqual(1);
  });
});
