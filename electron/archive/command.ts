/**
 * `npm run archive -- verify PATH | list PATH`: verifies or lists packages 归档信息包 on any computer with Node.
 * Exit code 0: all whole; 1: something is wrong; 2: could not be looked at.
 */
import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { PackageSource } from '../../shared/archive/package/package-source';
import { metadataKind } from '../../shared/archive/package/package-layout';
import { readCatalogue } from '../../shared/archive/package/read-metadata';
import type {
  ExpectedSigner,
  SignatureReport,
} from '../../shared/archive/signing/verify-signatures';
import { beijingSecond } from '../../shared/domain/beijing-time';
import { packageProblemText } from '../../shared/i18n/archive-text';
import { pick } from '../../shared/i18n/messages';
import { decodeUtf8 } from '../../shared/text/utf8';
import { localeOf, runCommand, say, tell } from '../command-line';
import { commandWords } from './command-words';
import type { FoundFiles, FoundPackages } from './found-files';
import { packagesIn } from './found-files';
import type { LookedInto } from './look-into';
import { lookInto } from './look-into';
import { openFoundFiles } from './outside-packages';
import { isSealed } from './sealed-file';

type Session = {
  readonly words: ReturnType<typeof commandWords>;
  readonly messages: ReturnType<typeof pick>;
  readonly json: boolean;
  readonly expected: ExpectedSigner;
};

async function openFiles(path: string): Promise<FoundFiles | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return undefined;
  return openFoundFiles(path, found.isDirectory() ? 'folder' : 'zip');
}

/** Controls of a terminal do not come out of a file name. */
const shown = (text: string) => text.replace(/\p{Cc}/gu, '\ufffd');

async function verify(session: Session, found: FoundPackages): Promise<number> {
  const { words, messages, json, expected } = session;
  const told: object[] = [];
  let broken = found.tooLarge.length;
  for (const { folder, source } of found.packages) {
    const looked = await lookInto(source, messages, expected);
    const { report, signed, signedPdfs } = looked;
    const findings = report.findings.map((finding) => ({
      ...finding,
      text: packageProblemText(messages, finding),
    }));
    if (findings.length > 0) broken += 1;
    if (json) {
      const name = folder.replace(/\/$/, '');
      told.push({ package: name, ...report, findings, signer: signerOf(signed), signedPdfs });
    } else sayReport(session, folder, looked);
  }
  const { unsafe, tooLarge } = found;
  const isWhole = broken === 0 && unsafe.length === 0;
  if (json) {
    say(JSON.stringify({ whole: isWhole, packages: told, unsafe, tooLarge }, undefined, 1));
  } else {
    for (const path of unsafe) say(shown(words.unsafe(path)));
    for (const folder of tooLarge) say(shown(words.tooLarge(folder)));
    say(words.total(found.packages.length + tooLarge.length, broken));
  }
  return isWhole ? 0 : 1;
}

/** Who signed and when, as far as the signatures are right. */
function signerOf({ cms, sm2, timestamp }: SignatureReport) {
  return {
    ...(cms === undefined
      ? {}
      : { name: cms.certificate.subject, fingerprint: cms.fingerprint, signedAt: cms.signedAt }),
    ...(sm2 === undefined ? {} : { sm2PublicKey: sm2.publicKey }),
    ...(timestamp === undefined ? {} : { timestamp }),
  };
}

function sayReport(
  { words, messages }: Session,
  folder: string,
  { report, signed: { cms, timestamp, findings: signatures }, signedPdfs }: LookedInto,
): void {
  const name = folder === '' ? words.here : shown(folder.replace(/\/$/, ''));
  const { findings, files, bytes, root } = report;
  say(
    findings.length === 0 ? words.whole(name, files, bytes) : words.broken(name, findings.length),
  );
  for (const finding of findings) say(`  ${shown(packageProblemText(messages, finding))}`);
  if (report.masked === true) say(words.masked);
  if (root !== undefined) say(words.root(root));
  if (cms !== undefined) {
    const at = cms.signedAt === undefined ? '' : beijingSecond(cms.signedAt);
    say(shown(words.signed(cms.certificate.subject, at)));
    say(words.fingerprint(cms.fingerprint));
  }
  for (const path of signedPdfs) say(shown(words.signedPdf(path)));
  if (timestamp !== undefined) {
    say(shown(words.stamped(beijingSecond(timestamp.at), timestamp.authority)));
  }
  for (const { kind, severity } of signatures) {
    if (severity === 'note') say(`  ${messages.signatures.findings[kind]}`);
  }
}

async function list({ words }: Session, { packages }: FoundPackages): Promise<number> {
  say(words.columns.join('\t'));
  for (const { folder, source } of packages) {
    const titles = await titlesIn(source);
    for (const { path, bytes } of await source.list()) {
      const name = folder === '' ? words.here : folder.replace(/\/$/, '');
      say([name, path, String(bytes), titles.get(path) ?? ''].map(shown).join('\t'));
    }
  }
  return 0;
}

/** Titles by path, as the catalogue says. */
async function titlesIn(source: PackageSource): Promise<ReadonlyMap<string, string>> {
  const listed = await source.list();
  const path = listed.find((file) => metadataKind(file.path) === 'catalogue')?.path;
  const bytes = path === undefined ? undefined : await source.read(path);
  const lines = readCatalogue((bytes && decodeUtf8(bytes)) ?? '') ?? [];
  return new Map(lines.map((line) => [line.path, line.title]));
}

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      fingerprint: { type: 'string' },
      lang: { type: 'string', default: 'zh-CN' },
    },
  });
  const locale = localeOf(values.lang);
  const { json, fingerprint } = values;
  const expected =
    fingerprint === undefined
      ? {}
      : { fingerprints: [fingerprint.replace(/[\s:]/g, '').toLowerCase()] };
  const session = { words: commandWords(locale), messages: pick(locale), json, expected };
  const [act, path] = positionals;
  if ((act !== 'verify' && act !== 'list') || path === undefined) {
    tell(session.words.usage);
    return 2;
  }
  const files = await openFiles(path);
  if (files === undefined) {
    tell((await isSealed(path)) ? session.words.sealed(path) : session.words.notRead(path));
    return 2;
  }
  try {
    const found = packagesIn(files.files);
    if (found.packages.length + found.tooLarge.length + found.unsafe.length === 0) {
      tell((await isSealed(path)) ? session.words.sealed(path) : session.words.none(path));
      return 2;
    }
    return act === 'list' ? await list(session, found) : await verify(session, found);
  } finally {
    await files.close();
  }
}

runCommand(run);
