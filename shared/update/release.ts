/** What a folder with an update says of it: release.json, signed as a whole by the publisher, with everything needed to judge it before a byte is taken. */
import * as z from 'zod';

export const releaseName = 'release.json';
export const releaseSignatureName = `${releaseName}.sig`;
/** Where a stick may have it, besides its own top. */
export const updateFolderName = 'enrollment-station-update';

export const mostReleaseBytes = 256 * 1024;
/** The program with its fonts and models is of 250 MB. */
export const mostFileBytes = 1024 * 1024 * 1024;

/** How the program can be installed. */
export const installedForms = ['deb', 'appimage', 'tar', 'nsis', 'portable', 'dmg'] as const;
export type InstalledForm = (typeof installedForms)[number];

/** Three numbers, without anything behind them: what is only tried out is no update of a school. */
export const versionSchema = z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/);

const notes = z.string().trim().min(1).max(20_000);

export const releaseFileSchema = z.strictObject({
  /** Beside release.json; ASCII, so that every stick and every system reads it alike. */
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/),
  form: z.enum(installedForms),
  /** As Node names it. */
  arch: z.enum(['x64', 'arm64', 'loong64', 'mips64el']),
  size: z.number().int().positive().max(mostFileBytes),
  sha512: z.string().regex(/^[0-9a-f]{128}$/),
});
export type ReleaseFile = z.infer<typeof releaseFileSchema>;

export const releaseSchema = z.strictObject({
  format: z.literal(1),
  product: z.literal('enrollment-station'),
  version: versionSchema,
  notes: z.strictObject({ 'zh-CN': notes, en: notes }),
  files: z.array(releaseFileSchema).min(1).max(20),
});
export type Release = z.infer<typeof releaseSchema>;

/** Below 0 when `one` is older than `other`; both as `versionSchema` takes them. */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [one, other].map((each) => each.split('.').map(Number));
  const differs = (left ?? []).map((part, i) => part - (right?.[i] ?? 0));
  return differs.find((each) => each !== 0) ?? 0;
}
