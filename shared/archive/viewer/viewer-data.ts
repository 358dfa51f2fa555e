/** What the page 查看.html of a package shows by itself, and how it is put into the page. */
import * as z from 'zod';
import { instantSchema, sha256Schema } from '../../domain/ids';
import { encodeUtf8 } from '../../text/utf8';

const text = z.string().max(4_000);
const path = z.string().max(1_024);
const rowsSchema = z.array(z.strictObject({ label: text, value: text })).max(400);

const checkStates = ['passed', 'failed', 'notRun'] as const;

export const viewerDataSchema = z.strictObject({
  version: z.literal(1),
  /** Of the package and its folder. */
  name: text,
  title: text,
  caseNumber: text,
  office: text,
  /** When the package was made. */
  at: instantSchema,
  software: text,
  drill: z.boolean(),
  /** Present in a supplement: its number and what it adds to. */
  supplement: z
    .strictObject({ number: z.number().int().positive(), root: sha256Schema })
    .optional(),
  overview: z.array(z.strictObject({ title: text, rows: rowsSchema })).max(60),
  catalogue: z
    .array(
      z.strictObject({
        path,
        folder: text,
        no: z.number().int().nonnegative(),
        title: text,
        /** 文书编号. */
        number: text.optional(),
        pages: z.number().int().positive(),
        mediaType: z.string().max(60),
        /** Why a letter was declared void. */
        voided: text.optional(),
      }),
    )
    .max(20_000),
  traces: z
    .array(
      z.strictObject({
        seq: z.number().int().positive(),
        at: instantSchema,
        by: text,
        what: text,
      }),
    )
    .max(20_000),
  checks: z
    .array(
      z.strictObject({
        no: text,
        group: text,
        title: text,
        how: text,
        state: z.enum(checkStates),
        result: text,
        evidence: text,
      }),
    )
    .max(100),
  /** The payload as the manifests name it. */
  manifest: z
    .array(
      z.strictObject({
        path,
        bytes: z.number().int().nonnegative(),
        sha256: sha256Schema,
        sm3: sha256Schema,
      }),
    )
    .max(20_000),
  /** By whom the package is signed, as the station said when it made the page. */
  signer: z
    .strictObject({
      /** X.509, PEM. */
      certificate: text,
      /** SHA-256 of the certificate. */
      fingerprint: sha256Schema,
      sm2PublicKey: z.string().max(130),
    })
    .optional(),
});
export type ViewerData = z.infer<typeof viewerDataSchema>;

/** Where the data stand in the page as it was built. */
const dataMark = '__PACKAGE_DATA__';
/** Where its title stands, for the tab of a browser. */
const titleMark = '__PACKAGE_TITLE__';

/** The page of one package: the built page with the data in it. Equal data give equal bytes. */
export function viewerHtml(template: string, data: ViewerData): Uint8Array {
  return pageHtml(template, `${data.title} ${data.caseNumber}`, data);
}

/** A page of one file with a title and data in it. */
export function pageHtml(template: string, named: string, data: object): Uint8Array {
  const json = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${code}`;
  });
  const title = named.replace(/[<>&]/g, ' ');
  return encodeUtf8(template.split(titleMark).join(title).split(dataMark).join(json));
}
