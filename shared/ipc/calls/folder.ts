/** Calls about the folder into which the program of a scanner puts its pictures. */
import * as z from 'zod';
import { uuidSchema } from '../../domain/ids';
import { call, nothing } from '../call';

/** What becomes of a file whose page is in the record: put into the subfolder 已收, or deleted. */
export const folderAfters = ['move', 'delete'] as const;

export const folderSettingsSchema = z.strictObject({
  path: z.string().min(1).max(1_000).optional(),
  after: z.enum(folderAfters),
});
export type FolderSettings = z.infer<typeof folderSettingsSchema>;

/** Files that are listed at a time; more wait their turn. */
export const mostInboxFiles = 500;
/** Files that were put aside, told one by one; the last ones. */
export const mostAsideTold = 5;

/** Why a file was put aside. */
export const asideReasons = [
  'imageEmpty',
  'imageNotAnImage',
  'imageFormatUnsupported',
  'imageTooManyBytes',
  'imageTooManyPixels',
  'imageTooManyPages',
  'imagePagesUnreadable',
  'imageTruncated',
  'imageUndecodable',
  'pdfTooManyBytes',
] as const;
export type AsideReason = (typeof asideReasons)[number];

const inboxFileSchema = z.strictObject({
  id: uuidSchema,
  name: z.string().max(255),
  /** `pages`: a picture file of more than one page. */
  kind: z.enum(['image', 'pdf', 'pages']),
  bytes: z.number().int().nonnegative(),
});
export type InboxFile = z.infer<typeof inboxFileSchema>;

export const folderStatusSchema = z.strictObject({
  /** `gone`: not there, or its drive was pulled; `refused`: the system does not let anybody look into it. */
  standing: z.enum(['off', 'watching', 'gone', 'refused']),
  settings: folderSettingsSchema,
  /** In the order in which they came. */
  files: z.array(inboxFileSchema).max(mostInboxFiles),
  /** Put into the subfolder 无法识别 since the station was opened. */
  aside: z
    .array(z.strictObject({ name: z.string().max(255), error: z.enum(asideReasons) }))
    .max(mostAsideTold),
  /** Files whose page is in the record and which could not be moved or deleted. */
  stuck: z.number().int().nonnegative(),
});
export type FolderStatus = z.infer<typeof folderStatusSchema>;

const file = z.strictObject({ id: uuidSchema });

export const folderCalls = {
  status: call(nothing, folderStatusSchema),
  /** Asks for a folder. */
  choose: call(nothing, folderStatusSchema),
  change: call(
    z.strictObject({ after: z.enum(folderAfters).optional(), off: z.literal(true).optional() }),
    folderStatusSchema,
  ),
  read: call(file, z.instanceof(Uint8Array)),
  /** The page of a picture is in the record of this case; main looks for itself before it touches the file. */
  done: call(file.extend({ caseId: uuidSchema }), nothing),
  /** Every page of a PDF or of a picture file of several is in; it is never deleted, since the record holds its pages and not the file. */
  taken: call(file, nothing),
  /** It looked like a picture and could not be drawn, or one of its pages could not. */
  refuse: call(file, nothing),
} as const;
