/** Signs the codes of letters with the station's key, and checks those of any letter without asking anybody. */
import type { CodedLetter, LetterCode } from '../../shared/archive/letter-code';
import { letterCodeIn, letterCodeText, letterSigningText } from '../../shared/archive/letter-code';
import { numbersIn } from '../../shared/capture/scanned-number';
import { beijingDate } from '../../shared/domain/beijing-time';
import type { Letter } from '../../shared/domain/letter';
import { isLetterNumber } from '../../shared/domain/numbering';
import type { HereState, LetterVerdict } from '../../shared/ipc/calls/letter-codes';
import { stationCertificateText } from '../../shared/protocol/station-certificate';
import { signEd25519, verifyEd25519 } from '../sync/ed25519';
import type { Listed } from './listed-station';
import { certifiedStation, stationWithKey } from './listed-station';
import type { PlatformsFacts } from './platform-facts';
import { pairingsOf } from './platform-facts';
import type { StationFacts } from './station-facts';

type KeyFacts = Pick<StationFacts, 'signingKey' | 'publicKey' | 'stationCode' | 'pairing'>;

/** The signed code of a letter; equal letters of an equal station have equal codes. */
export function signedLetterCode(letter: Letter, facts: KeyFacts): string {
  const { number, kind } = letter;
  const coded = { number, kind, day: beijingDate(letter.numberedAt) };
  const { publicKey, signingKey, pairing } = facts;
  const signature = signEd25519(letterSigningText(coded, publicKey), signingKey);
  return letterCodeText({
    ...coded,
    publicKey: bytesOf(publicKey),
    signature: bytesOf(signature),
    ...(pairing?.certificate === undefined
      ? {}
      : {
          certified: {
            stationCode: pairing.stationCode,
            certificate: bytesOf(pairing.certificate),
          },
        }),
  });
}

/** What a scanned or typed text proves; `look` tells what this station's own record says of a number. */
export async function letterVerdict(
  scanned: string,
  facts: Pick<StationFacts, 'publicKey' | 'stationCode'> & PlatformsFacts,
  look: (number: string) => Promise<HereState>,
): Promise<LetterVerdict> {
  const code = letterCodeIn(scanned);
  if (code === 'damaged') return { verdict: 'damaged' };
  if (code === undefined) {
    const [number] = numbersIn(scanned).toSorted((a, b) => rank(a) - rank(b));
    return number === undefined
      ? { verdict: 'noCode' }
      : { verdict: 'unsigned', number, here: await look(number) };
  }
  const { number, kind, day } = code;
  const letter = { number, kind, day };
  if (!isSignedWhole(letter, code)) return { verdict: 'differs', letter };
  if (base64(code.publicKey) === facts.publicKey) {
    const { stationCode } = facts;
    return { verdict: 'genuine', letter, stationCode, here: await look(number) };
  }
  const publicKey = base64(code.publicKey);
  const [certified] = pairingsOf(facts).flatMap(({ platformPublicKey }) => {
    const stationCode = certifiedBy(code, platformPublicKey);
    return stationCode === undefined ? [] : [{ stationCode, platformPublicKey }];
  });
  // A station without a certificate of its own is known by the directory as well.
  const listed =
    certified === undefined
      ? stationWithKey(facts, publicKey)
      : certifiedStation(facts, certified.platformPublicKey, {
          code: certified.stationCode,
          publicKey,
        });
  const stationCode = certified?.stationCode ?? listed?.code;
  if (stationCode === undefined) return { verdict: 'unknownIssuer', letter };
  return { verdict: 'genuine', letter, stationCode, ...(listed && { listed: shown(listed) }) };
}

function shown({ name, revokedAt, asOf }: Listed) {
  return {
    name,
    ...(revokedAt === undefined ? {} : { revokedAt }),
    ...(asOf === undefined ? {} : { asOf }),
  };
}

/** Letters have a number of their own; of an old code the number of the case is the next best. */
const rank = (number: string) => (isLetterNumber(number) || number.endsWith('号') ? 0 : 1);

function isSignedWhole(letter: CodedLetter, { publicKey, signature }: LetterCode): boolean {
  const key = base64(publicKey);
  return verifyEd25519(letterSigningText(letter, key), base64(signature), key);
}

/** The station's code as the platform certified it with the key; nothing when this platform did not. */
function certifiedBy(
  { publicKey, certified }: LetterCode,
  platformKey: string,
): string | undefined {
  if (certified === undefined) return undefined;
  const { stationCode, certificate } = certified;
  const text = stationCertificateText(stationCode, base64(publicKey));
  return verifyEd25519(text, base64(certificate), platformKey) ? stationCode : undefined;
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'base64'));
