/**
 * `npm run policy -- lint FILE | sign FILE | verify FILE`: checks, signs and verifies policy packs on any computer with Node.
 * Exit code 0: nothing is wrong; 1: the pack has faults or is not genuine; 2: could not be looked at.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { errorText } from '../../shared/i18n/error-text';
import { lintText } from '../../shared/i18n/lint-text';
import { pick } from '../../shared/i18n/messages';
import { lintPack } from '../../shared/policy/lint';
import type { LintReport } from '../../shared/policy/lint-problem';
import { policyErrorOf } from '../../shared/policy/policy-error';
import type { SignedPack } from '../../shared/protocol/signed-pack-schema';
import { packSigningText, signedPackFormat } from '../../shared/protocol/signed-pack-schema';
import { loadSignedPack, parseSignedPack } from '../../shared/policy/signed-pack';
import { parseJson } from '../../shared/protocol/parse-json';
import { localeOf, runCommand, say, tell } from '../command-line';
import { verifyEd25519 } from '../sync/ed25519';
import { commandWords } from './command-words';
import type { PackFile } from './pack-file';
import { findPackFile } from './pack-file';
import { findPackKey, packKeyId } from './pack-keys';

type Session = {
  readonly words: ReturnType<typeof commandWords>;
  readonly messages: ReturnType<typeof pick>;
};

/** The faults of a pack, numbered; answers whether there are none. */
function report({ words, messages }: Session, { problems, families, conditions }: LintReport) {
  problems.forEach((problem, at) => {
    const { place, says, family } = lintText(messages, problem);
    say(words.fault(at + 1, place, says));
    say(words.path(problem.path));
    if (family !== undefined) say(words.family(family));
  });
  say(words.tried(families, conditions));
  say(problems.length === 0 ? words.clean : words.faults(problems.length));
  return problems.length === 0;
}

function lint(session: Session, name: string, { text, bytes }: PackFile): number {
  const signed = parseSignedPack(text, bytes);
  if (!signed.ok && signed.error.kind === 'packTooLarge') return refuse(session, signed.error);
  const json = signed.ok ? signed.value.pack : parseJson(text);
  if (json === undefined) {
    tell(session.words.notRead(name));
    return 2;
  }
  return report(session, lintPack(json)) ? 0 : 1;
}

function refuse({ messages }: Session, error: Parameters<typeof policyErrorOf>[0]): number {
  const { happened, todo } = errorText(messages, policyErrorOf(error));
  tell([happened, todo].join('\n'));
  return 1;
}

async function sign(
  session: Session,
  name: string,
  { text }: PackFile,
  keyFile: string,
  out: string,
): Promise<number> {
  const { words } = session;
  const pack = parseJson(text);
  if (typeof pack !== 'object' || pack === null) {
    tell(words.notRead(name));
    return 2;
  }
  const pem = await findPackFile(keyFile);
  const key = pem && findPackKey(pem.text);
  if (key === undefined) {
    tell(words.keyNotRead);
    return 2;
  }
  if (!report(session, lintPack(pack))) return 1;
  const unsigned = { keyId: key.id, pack: pack as SignedPack['pack'] };
  const signature = key.sign(packSigningText(unsigned));
  const signed: SignedPack = { format: signedPackFormat, signature, ...unsigned };
  try {
    await writeFile(out, `${JSON.stringify(signed)}\n`, { flag: 'wx' });
  } catch {
    tell(words.outExists(out));
    return 2;
  }
  say(words.key(key.id, key.publicKey));
  say(words.signed(out));
  return 0;
}

function verify(session: Session, file: PackFile, publicKey: string): number {
  const keys = [{ id: packKeyId(publicKey), publicKey }];
  const checked = loadSignedPack(file, keys, verifyEd25519);
  if (checked.ok) {
    say(session.words.genuine(checked.value.signed.keyId));
    report(session, checked.value.report);
    return 0;
  }
  if (checked.error.kind === 'packFaulty') report(session, checked.error.report);
  return refuse(session, checked.error);
}

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      out: { type: 'string' },
      'public-key': { type: 'string' },
      lang: { type: 'string', default: 'zh-CN' },
    },
  });
  const locale = localeOf(values.lang);
  const session = { words: commandWords(locale), messages: pick(locale) };
  const [act, name] = positionals;
  const { key, out, 'public-key': publicKey } = values;
  const file = name === undefined ? undefined : await findPackFile(name);
  if (name !== undefined && file === undefined) {
    tell(session.words.notRead(name));
    return 2;
  }
  if (name !== undefined && file !== undefined) {
    if (act === 'lint') return lint(session, name, file);
    if (act === 'sign' && key !== undefined && out !== undefined) {
      return sign(session, name, file, key, out);
    }
    if (act === 'verify' && publicKey !== undefined) return verify(session, file, publicKey);
  }
  tell(session.words.usage);
  return 2;
}

runCommand(run);
