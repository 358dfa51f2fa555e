/** Valid things to send to a platform: keys, images, submissions, signed requests; made from seeds, not secrets. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { v7 } from 'uuid';
import type { CaseKind } from '../../shared/domain/case-kind';
import { idNumberCheckDigit } from '../../shared/domain/id-number';
import { caseNumberText } from '../../shared/domain/numbering';
import type { Form } from '../../shared/domain/form';
import { canonicalJson } from '../../shared/protocol/canonical-json';
import type { PairRequest, Submission } from '../../shared/protocol/messages';
import { protocolVersion } from '../../shared/protocol/messages';
import { pairingText } from '../../shared/protocol/pairing-proof';

export type StationKey = {
  /** Raw Ed25519 public key, base64. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;
};

export function newStationKey(): StationKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return { publicKey: raw.toString('base64'), privateKey };
}

export function signText(key: StationKey, text: string): string {
  return sign(null, Buffer.from(text), key.privateKey).toString('base64');
}

/** A request to pair, as the station with this key signs it. */
export function signedPairing(
  key: StationKey,
  facts: Pick<PairRequest, 'code' | 'stationCode'> & Partial<PairRequest>,
): PairRequest {
  const { publicKey } = key;
  const said = { protocol: protocolVersion, name: '测试站', publicKey, ...facts } as const;
  return { ...said, signature: signText(key, pairingText(said)) };
}

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** An identity number with a right check digit. */
export function idNumber(birthDate: string, serial: number, region = '371103'): string {
  const first17 = `${region}${birthDate.replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
  return `${first17}${idNumberCheckDigit(first17)}`;
}

/** A form without a problem for season 2026; a boy, single-parent family. */
export function completeForm(changes: Form = {}): Form {
  return {
    'child.name': '王小明',
    'child.idType': 'residentId',
    'child.idNumber': idNumber('2020-03-05', 11),
    'child.sex': 'male',
    'child.birthDate': '2020-03-05',
    'child.nation': '汉族',
    'family.singleParent': 'yes',
    'guardian1.name': '王大明',
    'guardian1.relation': 'father',
    'guardian1.idNumber': idNumber('1990-07-15', 13),
    'guardian1.phone': '13800000000',
    'register.number': '0001234',
    'register.head': '王大明',
    'register.address': '岚山区某街道1号',
    'residence.tenure': 'owned',
    'residence.address': '岚山区某街道1号',
    'residence.areaM2': '89.5',
    'residence.residents': '3',
    'reason.offline': 'noNetwork',
    ...changes,
  };
}

/** A submission together with the bytes its manifest names. */
export type BuiltCase = {
  readonly submission: Submission;
  readonly files: ReadonlyMap<string, Buffer>;
};

export type CaseWishes = {
  readonly caseId?: string;
  readonly revision?: number;
  readonly kind?: CaseKind;
  readonly form?: Form;
  /** Bytes per page image; two images a page. */
  readonly imageBytes?: number;
  readonly pages?: number;
  readonly verdict?: 'originalSeen' | 'copyOnly' | 'doubtful';
  /** Images to use instead of fresh ones, e.g. those of an earlier revision. */
  readonly images?: readonly Buffer[];
};

/** A case of one document whose inspection covers all its pages. */
export function buildCase(wishes: CaseWishes = {}): BuiltCase {
  const at = '2026-06-01T01:02:03.004Z';
  const documentId = v7();
  const files = new Map<string, Buffer>();
  const supply = [...(wishes.images ?? [])];
  const image = () => {
    const bytes = supply.shift() ?? randomBytes(wishes.imageBytes ?? 3000);
    const sha256 = sha256Of(bytes);
    files.set(sha256, bytes);
    return {
      sha256,
      bytes: bytes.length,
      mediaType: 'image/jpeg',
      widthPx: 10,
      heightPx: 10,
    } as const;
  };
  const pages = Array.from({ length: wishes.pages ?? 1 }, () => ({
    id: v7(),
    role: 'cover',
    original: image(),
    corrected: image(),
  }));
  const manifest = pages.flatMap((page) =>
    (['original', 'corrected'] as const).map((role) => {
      const { sha256, bytes, mediaType } = page[role];
      return { role, documentId, pageId: page.id, sha256, bytes, mediaType };
    }),
  );
  const drawn = { blockId: 'local', series: 'case', stationCode: 'T1', serial: 7 } as const;
  const submission: Submission = {
    protocol: protocolVersion,
    caseId: wishes.caseId ?? v7(),
    revision: wishes.revision ?? 1,
    caseNumber: caseNumberText(drawn, 2026),
    kind: wishes.kind ?? 'primary',
    season: 2026,
    pack: { id: 'five-groups', version: '2026.1' },
    group: 'homeAndRegister',
    form: completeForm(wishes.form),
    documents: [
      {
        id: documentId,
        requirementId: 'register',
        kind: 'hukou',
        inspection: {
          verdict: wishes.verdict ?? 'originalSeen',
          lookedAt: [],
          note: '',
          pages: pages.map(({ id }) => id),
          at,
          by: 'clerk-1',
        },
        pages,
      },
    ],
    submittedAt: at,
    submittedBy: 'clerk-1',
    files: manifest,
  };
  return { submission, files };
}

/** The body of a PUT for any value, signed with `key`. */
export function signedRevision(
  key: StationKey,
  value: object,
): { readonly submission: string; readonly signature: string } {
  const submission = canonicalJson(value);
  return { submission, signature: signText(key, submission) };
}
