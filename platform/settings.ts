/** The process' settings, read from its environment once. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import type { LogInSettings } from './http/log-in-check';
import { logLevels } from './log';
import type { BucketSettings } from './uploads/bucket';

const optionalText = z
  .string()
  .optional()
  .transform((text) => (text === undefined || text.trim() === '' ? undefined : text.trim()));

const portSchema = z.number().int().min(0).max(65_535);

const environmentSchema = z.object({
  HOST: optionalText.transform((host) => host ?? '127.0.0.1'),
  PORT: optionalText.transform((port) => Number(port ?? 0)).pipe(portSchema),
  /** Where metrics are collected; without a port nowhere. Never an address that the public reaches. */
  METRICS_HOST: optionalText.transform((host) => host ?? '127.0.0.1'),
  METRICS_PORT: optionalText
    .transform((port) => (port === undefined ? undefined : Number(port)))
    .pipe(portSchema.optional()),
  /** The least that is logged: `warning` leaves out the line of each request. */
  LOG_LEVEL: optionalText.transform((level) => level ?? 'info').pipe(z.enum(logLevels)),
  PLATFORM_DATA: optionalText.transform((folder) => resolve(folder ?? '.runtime/platform')),
  PLATFORM_NAME: optionalText.transform((name) => name ?? '义务教育入学服务平台'),
  /** Addresses at which stations reach the platform, with commas between. */
  PLATFORM_ADDRESSES: optionalText
    .transform((text) => text?.split(',').map((one) => one.trim()) ?? [])
    .pipe(z.array(z.url({ protocol: /^https?$/ })).max(20)),
  PLATFORM_PACKS: optionalText,
  DATABASE_URL: optionalText,
  PLATFORM_ADMIN_TOKEN: optionalText.pipe(z.string().min(16).optional()),
  S3_ENDPOINT: optionalText.pipe(z.url({ protocol: /^https?$/ }).optional()),
  S3_BUCKET: optionalText,
  S3_REGION: optionalText.transform((region) => region ?? 'us-east-1'),
  S3_ACCESS_KEY_ID: optionalText,
  S3_SECRET_ACCESS_KEY: optionalText,
  OIDC_ISSUER: optionalText.pipe(z.url({ protocol: /^https?$/ }).optional()),
  OIDC_AUDIENCE: optionalText,
  PAIRING_CODE: optionalText.pipe(z.string().toUpperCase().min(4).max(40).optional()),
});
export type Settings = z.infer<typeof environmentSchema>;

/** The packs of the source tree, for a platform that is started from it. */
const sourcePacks = 'shared/policy/packs';

/** Reads PORT (0 = any free one), HOST, PLATFORM_DATA and so on. @throws when one cannot be meant. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const settings = environmentSchema.parse(environment);
  const packs = settings.PLATFORM_PACKS ?? (existsSync(sourcePacks) ? sourcePacks : undefined);
  return { ...settings, PLATFORM_PACKS: packs };
}

/** The bucket files are kept in when S3_ENDPOINT names a server. @throws when the rest of its address is missing. */
export function findBucket(settings: Settings): BucketSettings | undefined {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = settings;
  if (S3_ENDPOINT === undefined) return undefined;
  if (!S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) {
    throw new Error(
      'S3_ENDPOINT needs S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY beside it',
    );
  }
  return {
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  };
}

/** The provider at which stations must be logged in, when OIDC_ISSUER names one. @throws without OIDC_AUDIENCE beside it. */
export function findLogIn({ OIDC_ISSUER, OIDC_AUDIENCE }: Settings): LogInSettings | undefined {
  if (OIDC_ISSUER === undefined) return undefined;
  if (OIDC_AUDIENCE === undefined) throw new Error('OIDC_ISSUER needs OIDC_AUDIENCE beside it');
  return { issuer: OIDC_ISSUER, audience: OIDC_AUDIENCE };
}
