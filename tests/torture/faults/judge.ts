/** What a platform holds of a station, against what the station said and heard: once, in order, all of it. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import { verifyEd25519 } from '../../../electron/sync/ed25519';
import type { Receipt } from '../../../shared/domain/delivery';
import { receiptSigningText } from '../../../shared/protocol/canonical-json';
import { sha256 } from '../../sync/real/memory-station';
import type { TalkingStation } from './talking-station';

export type Held = { readonly client: Client; readonly files: string };

type RevisionRow = {
  readonly case_id: string;
  readonly revision: number;
  readonly matter_number: string;
  readonly submission_sha256: string;
  readonly receipt: string | null;
};

/** Everything that is wrong, in words; nothing when all is well. The station's line has to be at rest. */
export async function judge(station: TalkingStation, held: Held): Promise<string[]> {
  return [
    ...(await judgeCases(station, held)),
    ...(await judgeWords(station, held)),
    ...(await judgeFeed(station, held)),
    ...(await judgeFiles(station, held)),
  ];
}

async function judgeCases(station: TalkingStation, { client }: Held): Promise<string[]> {
  const problems: string[] = [];
  const { rows } = await client.query<RevisionRow>(
    `select r.case_id, r.revision, c.matter_number, r.submission_sha256, r.receipt
     from revisions r join cases c on c.id = r.case_id where c.station_id = $1`,
    [station.identity?.stationId],
  );
  const here = new Map(rows.map((row) => [`${row.case_id}/${row.revision}`, row]));
  const receivedAt = new Map<string, string>();
  for (const entry of station.entries.values()) {
    const key = `${entry.caseId}/${entry.revision}`;
    const row = here.get(key);
    here.delete(key);
    if (entry.state === 'held') problems.push(`${key} is held: ${entry.reason}, ${entry.detail}`);
    else if (entry.state !== 'delivered') problems.push(`${key} is ${entry.state}`);
    else if (row === undefined) problems.push(`${key} has a receipt and is not here`);
    else {
      const { receipt } = entry;
      const before = receivedAt.get(entry.caseId) ?? '';
      if (receipt.receivedAt <= before) problems.push(`${key} was received before the one before`);
      receivedAt.set(entry.caseId, receipt.receivedAt);
      if (!isGenuine(receipt, station)) problems.push(`${key} has a receipt that does not verify`);
      if (!isSame(receipt, row)) problems.push(`${key} has another receipt here`);
      if (row.submission_sha256 !== entry.submission.sha256) problems.push(`${key} differs`);
    }
  }
  for (const key of here.keys()) problems.push(`${key} is here and was never sent`);
  const numbers = new Map(rows.map((row) => [row.matter_number, row.case_id]));
  const cases = new Set(rows.map((row) => row.case_id));
  if (numbers.size !== cases.size) problems.push('two cases have one number');
  return problems;
}

function isGenuine(receipt: Receipt, { identity }: TalkingStation): boolean {
  const key = identity?.platformPublicKey ?? '';
  return verifyEd25519(receiptSigningText(receipt), receipt.signature, key);
}

function isSame(receipt: Receipt, row: RevisionRow): boolean {
  const kept = row.receipt === null ? undefined : (JSON.parse(row.receipt) as Receipt);
  return kept?.signature === receipt.signature && receipt.matterNumber === row.matter_number;
}

async function judgeWords(station: TalkingStation, { client }: Held): Promise<string[]> {
  const stationId = station.identity?.stationId;
  const read = async (sql: string) =>
    (await client.query<{ body: string }>(sql, [stationId])).rows.map(({ body }) => body);
  const of = 'from cases c join';
  const kinds = [
    {
      name: 'reports',
      said: station.reports.map(({ text }) => text),
      here: await read(
        `select w.body ${of} desk_reports w on w.case_id = c.id where c.station_id = $1`,
      ),
    },
    {
      name: 'ratings',
      said: station.ratings.map(({ text }) => text),
      here: await read(`select w.body ${of} ratings w on w.case_id = c.id where c.station_id = $1`),
    },
    {
      name: 'questions',
      said: station.questions.map(({ id }) => id),
      here: await read('select id::text as body from verifications where station_id = $1'),
    },
  ];
  const problems = kinds.flatMap(({ name, said, here }) =>
    said.toSorted().join() === here.toSorted().join() ? [] : [`${name} here are not those said`],
  );
  const { rows: out } = await client.query(
    `select 1 from desk_reports a join desk_reports b on a.case_id = b.case_id and a.n < b.n
     where a.received_at > b.received_at`,
  );
  if (out.length > 0) problems.push('a report came before the one before it');
  // Whatever has an effect is counted, once: what comes again has none.
  const { rows: counts } = await client.query<{ taken: number }>(
    'select taken from stations where id = $1',
    [stationId],
  );
  const effects = station.entries.size + kinds.reduce((sum, { said }) => sum + said.length, 0);
  const taken = counts[0]?.taken;
  if (taken !== effects) problems.push(`${effects} things were said and ${taken} had an effect`);
  return problems;
}

async function judgeFeed(station: TalkingStation, { client }: Held): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'select id from changes where station_id = $1 order by cursor',
    [station.identity?.stationId],
  );
  const said = rows.map(({ id }) => id);
  const answers = [...station.applied.values()].filter(({ type }) => type === 'verification');
  const problems: string[] = [];
  if (said.join() !== station.heard.join()) problems.push('the feed was heard otherwise than said');
  if (answers.length !== station.questions.length) {
    problems.push(`${station.questions.length} questions have ${answers.length} answers`);
  }
  return problems;
}

async function judgeFiles(station: TalkingStation, { client, files }: Held): Promise<string[]> {
  const problems: string[] = [];
  const { rows } = await client.query<{ sha256: string }>(
    `select distinct f.sha256 from revision_files f join cases c on c.id = f.case_id
     where c.station_id = $1`,
    [station.identity?.stationId],
  );
  if (rows.length !== station.files.size) problems.push('not every file is named here');
  for (const { sha256: hash } of rows) {
    const bytes = await readFile(join(files, 'files', hash.slice(0, 2), hash)).catch(() => '');
    if (sha256(bytes) !== hash) problems.push(`file ${hash.slice(0, 8)} differs`);
  }
  const unfinished = await readdir(join(files, 'uploads'));
  if (unfinished.length > 0) problems.push(`${unfinished.length} files lie unfinished`);
  return problems;
}
