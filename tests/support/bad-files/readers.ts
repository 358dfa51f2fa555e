/** Everything in main and in the platform that takes bytes from outside apart, each with whole samples to make mutants of. */
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { manifestName, parseInventory, sealManifest } from '../../../electron/backup/manifest';
import {
  readClearManifest,
  readInventory,
  readStored,
} from '../../../electron/backup/stored-backup';
import { parseCapabilities, parseStatus } from '../../../electron/devices/escl-xml';
import { createFrameReader } from '../../../electron/devices/reader/sdt-frame';
import { readClipPicture } from '../../../electron/papers/clip-picture';
import { readTable } from '../../../electron/tables/read-table';
import { sha256Hex } from '../../../electron/vault/seal';
import { readVaultFile, vaultFileBytes } from '../../../electron/vault/vault-file';
import { parseCardText } from '../../../shared/capture/id-card';
import { readImageHeader } from '../../../shared/capture/image-header';
import { readProfile } from '../../../shared/connector/read-profile';
import { loadSignedPack } from '../../../shared/policy/signed-pack';
import { changesReplySchema, pairReplySchema } from '../../../shared/protocol/messages';
import { classify } from '../../../shared/sync/reply';
import { csvOf, familyTable } from '../batch-folder';
import { clipPng } from '../clip-samples';
import { aPlainProfile } from '../connector-profiles';
import { startFakeEscl } from '../fake-escl';
import { newPackKey, signedPackText } from '../pack-signing';
import { greyPng } from '../png-file';
import { residentCard } from '../reader/card-bytes';
import { packFiles } from '../shipped-packs';
import { courierReaders } from './courier-readers';
import { archiveReaders } from './archive-readers';
import type { Format } from './mutate';
import { tiffSample } from './tiff-sample';

/** What a reader made of bytes: that it took them, or the kind of its refusal. */
export type Answer = string;

export type BadReader = {
  readonly name: string;
  readonly format: Format;
  /** Whole ones, each of which the reader takes. */
  readonly samples: readonly Uint8Array[];
  /** Never rejects, whatever the bytes are. */
  readonly read: (bytes: Buffer) => Promise<Answer>;
};

type Told = { readonly ok: true } | { readonly ok: false; readonly error: unknown };
const taken = 'taken';

/** The kind of a refusal, which is a text or has one. */
export function answerOf(told: Told): Answer {
  if (told.ok) return taken;
  const { error } = told;
  if (typeof error === 'string') return error;
  const { kind } = error as { readonly kind?: unknown };
  if (typeof kind !== 'string') throw new Error('A refusal says what it is');
  return kind;
}

const utf8 = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const at = '2026-06-01T00:00:00.000Z';
const id = '019a0000-0000-7000-8000-000000000001';

/** Pictures of 64 x 48. */
function pictures() {
  return {
    png: new Uint8Array(greyPng(64, 48, 8, Buffer.alloc(65 * 48))),
    tiff: tiffSample(),
  };
}

function pictureReaders(photograph: Uint8Array): BadReader[] {
  const { png, tiff } = pictures();
  const read = async (bytes: Buffer) => answerOf(readImageHeader(bytes));
  return [
    { name: 'head of a JPEG', format: 'jpeg', samples: [photograph], read },
    { name: 'head of a PNG', format: 'png', samples: [png], read },
    { name: 'head of a TIFF', format: 'tiff', samples: [tiff], read },
    {
      name: 'clip of a character',
      format: 'png',
      samples: [clipPng(), clipPng({ colourType: 6, filter: 4 })],
      read: async (bytes) => answerOf(readClipPicture(bytes)),
    },
  ];
}

async function tableReaders(): Promise<BadReader[]> {
  const cells = familyTable(20);
  const book = await writeXlsx({ sheets: [{ name: '名单', rows: cells }] });
  const read = async (bytes: Buffer) => answerOf(await readTable(bytes));
  return [
    { name: 'workbook', format: 'zip', samples: [book], read },
    { name: 'table as text', format: 'text', samples: [Buffer.from(csvOf(cells))], read },
  ];
}

function officeReaders(): BadReader[] {
  const key = newPackKey();
  const keys = [key];
  const packs = Object.values(packFiles).map((pack) => Buffer.from(signedPackText(pack, key)));
  return [
    {
      name: 'policy pack, of whoever can sign it',
      format: 'json',
      samples: packs,
      read: async (bytes) => {
        const file = { text: utf8(bytes), bytes: bytes.byteLength };
        // Everything behind the signature is to be met as well.
        return answerOf(loadSignedPack(file, keys, () => true));
      },
    },
    {
      name: 'connector profile',
      format: 'json',
      samples: [json(aPlainProfile())],
      read: async (bytes) => answerOf(readProfile({ text: utf8(bytes), bytes: bytes.byteLength })),
    },
  ];
}

const replyOf = (body: Buffer, type: string, status: number) => ({
  kind: 'answered' as const,
  status,
  headers: { 'content-type': type },
  body: utf8(body),
});

function platformReaders(): BadReader[] {
  const change = { id, cursor: 3, caseId: id, revision: 1, type: 'reviewStep' };
  const step = { step: 'firstReview', passed: true, note: '', at };
  const changes = { changes: [{ ...change, step }], cursor: 4, serverTime: at };
  const paired = {
    stationId: id,
    stationCode: 'LS01',
    token: 'a'.repeat(40),
    platformName: '区教育局',
    platformKeyId: 'k'.repeat(16),
    platformPublicKey: Buffer.alloc(32, 7).toString('base64'),
    numberBlocks: [],
    serverTime: at,
  };
  const told = (bytes: Buffer, schema: Parameters<typeof classify>[1]) => {
    const reply = classify(replyOf(bytes, 'application/json', 200), schema);
    return reply.kind === 'ok' ? taken : reply.kind;
  };
  return [
    {
      name: 'what the platform tells',
      format: 'json',
      samples: [json(changes)],
      read: async (bytes) => told(bytes, changesReplySchema),
    },
    {
      name: 'answer to the pairing',
      format: 'json',
      samples: [json(paired)],
      read: async (bytes) => told(bytes, pairReplySchema),
    },
  ];
}

async function deviceReaders(): Promise<BadReader[]> {
  const scanner = await startFakeEscl(1);
  const get = async (path: string) =>
    new Uint8Array(await (await fetch(`${scanner.url}/${path}`)).arrayBuffer());
  const [capabilities, status] = await Promise.all(
    ['ScannerCapabilities', 'ScannerStatus'].map(get),
  );
  await scanner.close();
  const card = residentCard({
    name: '林望舒',
    sex: '1',
    nation: '02',
    birth: '20190312',
    address: '浙江省杭州市西湖区文一路 1 号',
    number: '330106201903120019',
    issuer: '杭州市公安局西湖分局',
    from: '20230101',
    until: '20280101',
  });
  const body = Buffer.from([0, card.length + 4, 0, 0, 0x90, ...card]);
  body.writeUInt16BE(card.length + 4);
  const sum = body.reduce((before, byte) => before ^ byte, 0);
  const frame = Buffer.concat([Buffer.from('aaaaaa9669', 'hex'), body, Buffer.of(sum)]);
  return [
    {
      name: 'what a scanner says it can',
      format: 'xml',
      samples: [capabilities ?? new Uint8Array()],
      read: async (bytes) => answerOf(parseCapabilities(utf8(bytes))),
    },
    {
      name: 'what a scanner is doing',
      format: 'xml',
      samples: [status ?? new Uint8Array()],
      read: async (bytes) => answerOf(parseStatus(utf8(bytes), 'feeder')),
    },
    {
      name: 'line of a card reader',
      format: 'wire',
      samples: [frame],
      read: async (bytes) => {
        const reader = createFrameReader();
        const pieces = [bytes.subarray(0, 9), bytes.subarray(9)];
        const [first] = pieces.flatMap((piece) => reader.push(piece));
        return first?.kind === 'answer' ? taken : (first?.kind ?? 'nothing');
      },
    },
    {
      name: 'text of a card',
      format: 'wire',
      samples: [card],
      read: async (bytes) => answerOf(parseCardText(bytes)),
    },
  ];
}

/** As they lie on a stick that is said to hold a station. */
async function backupReaders(folder: string): Promise<BadReader[]> {
  const inventory = Buffer.from(`ledger/000001.seg\t100\t${'a'.repeat(64)}\n`);
  const kdf = {
    name: 'argon2id' as const,
    memoryKiB: 64,
    iterations: 1,
    parallelism: 1,
    salt: 'c2FsdA==',
  };
  const wrapping = {
    operatorId: id,
    code: '01',
    kdf,
    wrappedStationKey: 'a2V5',
    mustChange: false,
  };
  const vault = vaultFileBytes(randomBytes(32), {
    format: 2,
    generation: 1,
    operators: [wrapping, { ...wrapping, code: 'K07' }],
  });
  const facts = {
    format: 1 as const,
    tag: 'a'.repeat(16),
    stationCode: 'LS01',
    madeAt: at,
    head: { seq: 4, hash: 'b'.repeat(64) },
    cases: 1,
    files: 1,
    bytes: 100,
    inventory: 'c'.repeat(64),
  };
  return [
    {
      name: 'manifest of a back-up',
      format: 'json',
      samples: [json(sealManifest(facts, randomBytes(32)))],
      read: async (bytes) => {
        await writeFile(join(folder, manifestName), bytes);
        const found = await readClearManifest(folder);
        if (found.ok) await readInventory(folder, found.value);
        return answerOf(found);
      },
    },
    {
      name: 'inventory of a back-up',
      format: 'text',
      samples: [inventory],
      // Whoever writes one knows its sum as well.
      read: async (bytes) => {
        const read = parseInventory(bytes, sha256Hex(bytes));
        for (const [path, file] of read ?? []) await readStored(folder, path, file);
        return read === undefined ? 'backupIncomplete' : taken;
      },
    },
    {
      name: 'vault of a back-up',
      format: 'json',
      samples: [vault],
      read: async (bytes) => {
        const path = join(folder, 'vault.json');
        await writeFile(path, bytes);
        return answerOf(await readVaultFile(path));
      },
    },
  ];
}

/** All of them; what they read from a disk lies in `folder`, which is theirs. */
export async function badReaders(folder: string): Promise<readonly BadReader[]> {
  const photograph = await readFile(resolve('tests/support/papers-page.jpg'));
  return [
    ...pictureReaders(photograph),
    ...(await tableReaders()),
    ...officeReaders(),
    ...platformReaders(),
    ...(await deviceReaders()),
    ...(await backupReaders(folder)),
    ...(await courierReaders()),
    ...(await archiveReaders(folder)),
  ];
}
