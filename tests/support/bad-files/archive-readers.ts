/** Readers of archive packages that somebody brings, of the PDFs and signatures in them, and of certificates. */
import { webcrypto } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lookInto } from '../../../electron/archive/look-into';
import { openOutside } from '../../../electron/archive/outside-packages';
import { openZipFiles } from '../../../electron/archive/zip-files';
import { probePdf } from '../../../electron/archive/pdf-probe';
import { signRoot } from '../../../electron/archive/signing/sign-root';
import { readCatalogue, readEncapsulation } from '../../../shared/archive/package/read-metadata';
import { metadataPaths } from '../../../shared/archive/package/package-layout';
import { usualProfile } from '../../../shared/archive/package/package-profile';
import { pdfSignatures } from '../../../shared/archive/signing/pdf-signature';
import { cryptoOver } from '../../../shared/archive/signing/signature-crypto';
import { signaturePaths } from '../../../shared/archive/signing/signature-files';
import { checkTimestamp, readTimestampRequest } from '../../../shared/archive/signing/timestamp';
import { pick } from '../../../shared/i18n/messages';
import { anArchiveKey } from '../archive-keys';
import { newAuthority } from '../local-tsa';
import { aPackage, sealedAt, smallPdf } from '../package-samples';
import { zipOf } from '../zip-maker';
import type { BadReader } from './readers';

const taken = 'taken';
const utf8 = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
const orRefused = (value: unknown) => (value === undefined ? 'unreadable' : taken);

export async function archiveReaders(folder: string): Promise<readonly BadReader[]> {
  const { files } = await aPackage();
  const words = pick('zh-CN');
  const of = (path: string) => files.get(path) ?? new Uint8Array();
  const { catalogue, encapsulation } = metadataPaths(usualProfile);
  const parts = [...files].map(([name, content]) => ({
    name: `包/${name}`,
    bytes: content,
  }));
  const crypto = cryptoOver(webcrypto.subtle);
  const key = await anArchiveKey(
    { school: '望潮小学', stationCode: 'LS01', drill: false },
    sealedAt,
  );
  const root = Buffer.from('c0ffee  manifest-sha256.txt\n');
  const signed = await signRoot(key, root, sealedAt);
  const signature = (path: string) =>
    signed.find((one) => one.path === path)?.bytes ?? new Uint8Array();
  return [
    {
      name: 'zip of packages',
      format: 'zip',
      samples: [zipOf(parts)],
      read: async (bytes) => {
        const place = join(folder, 'packages.zip');
        await writeFile(place, bytes);
        const outside = await openOutside(place, 'zip');
        if (outside === undefined) return 'unreadable';
        try {
          for (const { source } of outside.packages) await lookInto(source, words);
        } finally {
          await outside.close();
        }
        return taken;
      },
    },
    {
      name: 'files of a zip',
      format: 'zip',
      samples: [zipOf(parts.slice(0, 3)), zipOf(parts.slice(0, 3), { zip64: true })],
      read: async (bytes) => {
        const place = join(folder, 'files.zip');
        await writeFile(place, bytes);
        const found = await openZipFiles(place);
        if (found === undefined) return 'unreadable';
        try {
          const contents = await Promise.all(found.files.map((file) => file.read()));
          return contents.includes(undefined) ? 'unreadableFile' : taken;
        } finally {
          await found.close();
        }
      },
    },
    {
      name: 'catalogue of a package',
      format: 'xml',
      samples: [of(catalogue)],
      read: async (bytes) => orRefused(readCatalogue(utf8(bytes))),
    },
    {
      name: 'encapsulation of a package',
      format: 'xml',
      samples: [of(encapsulation)],
      read: async (bytes) => orRefused(readEncapsulation(utf8(bytes))),
    },
    {
      name: 'PDF of a package',
      format: 'pdf',
      samples: [await smallPdf('样')],
      read: async (bytes) => {
        await pdfSignatures(bytes, crypto);
        return orRefused(await probePdf(bytes));
      },
    },
    {
      name: 'request for a time stamp',
      format: 'wire',
      samples: [signature(signaturePaths.request)],
      read: async (bytes) => orRefused(readTimestampRequest(bytes)),
    },
    {
      name: 'time stamp',
      format: 'wire',
      samples: [newAuthority('ec', folder).reply(signature(signaturePaths.request))],
      read: async (bytes) => {
        const request = readTimestampRequest(signature(signaturePaths.request));
        if (request === undefined) throw new Error('The request is whole');
        const told = await checkTimestamp(bytes, request, root, crypto);
        return typeof told === 'string' ? told : taken;
      },
    },
  ];
}
