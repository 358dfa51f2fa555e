/**
 * `npm run audit -- verify FOLDER | list FOLDER`: verifies or lists the trail of a station on any computer with Node.
 * Exit code 0: whole; 1: damaged; 2: could not be looked at.
 */
import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { errorText } from '../../shared/i18n/error-text';
import { pick } from '../../shared/i18n/messages';
import { reportText } from '../../shared/i18n/trail-report-text';
import { isWhole } from '../../shared/ledger/trail-report';
import { localeOf, runCommand, say, tell } from '../command-line';
import type { KeySource } from './command-keys';
import { openCommandKeys } from './command-keys';
import { commandWords } from './command-words';
import type { FoundDigests } from './digest-files';
import { digestsFolder, readDigests } from './digest-files';
import { listSegments } from './frame-walk';
import { listTrail } from './list-trail';
import type { TrailKeys } from './trail-keys';
import { keyFilesBeside } from './trail-keys';
import { verifyTrail } from './verify-trail';

const progressEveryMs = 2_000;
const longestInput = 4_096;

type Place = { readonly station: string; readonly ledger: string };

/** Where the trail lies: in the station's folder, in the folder above it, or in the ledger's own. */
async function findTrail(folder: string): Promise<Place | undefined> {
  const given = resolve(folder);
  for (const station of [given, join(given, 'station')]) {
    const ledger = join(station, 'ledger');
    if ((await listSegments(ledger)).length > 0) return { station, ledger };
  }
  const hasSegments = (await listSegments(given)).length > 0;
  return hasSegments ? { station: dirname(given), ledger: given } : undefined;
}

/** Those beside the ledger, and those kept elsewhere, which are believed first. */
async function digestsOf(station: string, elsewhere: string | undefined): Promise<FoundDigests> {
  const beside = await readDigests(join(station, digestsFolder));
  const kept = elsewhere === undefined ? { good: [], bad: [] } : await readDigests(elsewhere);
  return { good: [...beside.good, ...kept.good], bad: [...beside.bad, ...kept.bad] };
}

const isFolder = (path: string) =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

async function readInput(): Promise<string> {
  let text = '';
  process.stdin.setEncoding('utf8');
  for await (const chunk of process.stdin) {
    text += String(chunk);
    if (text.length > longestInput) break;
  }
  return text;
}

/** Two sheets one after the other, as long as each other: eight lines each, or one where they were scanned. */
function sheetsIn(text: string): readonly [string, string] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const half = Math.ceil(lines.length / 2);
  return [lines.slice(0, half).join('\n'), lines.slice(half).join('\n')];
}

async function sourceOf(values: {
  readonly 'passphrase-stdin': boolean;
  readonly 'sheets-stdin': boolean;
  readonly code?: string | undefined;
}): Promise<KeySource | undefined> {
  if (values['sheets-stdin']) return { kind: 'sheets', sheets: sheetsIn(await readInput()) };
  if (!values['passphrase-stdin']) return undefined;
  const passphrase = (await readInput()).replace(/\r?\n[^]*$/, '');
  return { kind: 'passphrase', code: values.code, passphrase };
}

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      digests: { type: 'string' },
      'public-key': { type: 'string' },
      'passphrase-stdin': { type: 'boolean', default: false },
      'sheets-stdin': { type: 'boolean', default: false },
      code: { type: 'string' },
      lang: { type: 'string', default: 'zh-CN' },
    },
  });
  const locale = localeOf(values.lang);
  const words = commandWords(locale);
  const messages = pick(locale);
  const [act, folder] = positionals;
  const isTwice = values['passphrase-stdin'] && values['sheets-stdin'];
  if ((act !== 'verify' && act !== 'list') || folder === undefined || isTwice) {
    tell(words.usage);
    return 2;
  }
  const place = await findTrail(folder);
  const elsewhere = values.digests;
  const isThere = elsewhere === undefined || (await isFolder(elsewhere));
  if (place === undefined || !isThere) {
    tell(words.noLedger);
    return 2;
  }
  let keys: TrailKeys | undefined;
  const source = await sourceOf(values);
  if (source !== undefined) {
    const opened = await openCommandKeys(place.station, join(__dirname, 'kdf.cjs'), source);
    if (!opened.ok) {
      const { error } = opened;
      const { happened, safe, todo } =
        error.kind === 'boundElsewhere'
          ? words.boundElsewhere(error.canRecover)
          : errorText(messages, error);
      tell([happened, safe, todo].join('\n'));
      return 2;
    }
    keys = opened.value;
  }
  if (act === 'list') {
    if (keys === undefined) {
      tell(words.noPassphrase);
      return 2;
    }
    say(words.columns.join('\t'));
    for await (const line of listTrail(place.ledger, keys, messages)) say(line);
    return 0;
  }
  let toldAtMs = performance.now();
  const report = await verifyTrail({
    ledger: place.ledger,
    digests: await digestsOf(place.station, elsewhere),
    publicKey: values['public-key'],
    keys,
    hasKey: await keyFilesBeside(place.station),
    onProgress: ({ entries, bytes, totalBytes }) => {
      if (performance.now() - toldAtMs < progressEveryMs) return;
      toldAtMs = performance.now();
      tell(words.progress(entries, Math.floor((bytes / Math.max(1, totalBytes)) * 100)));
    },
  });
  keys?.wipe();
  if (report === undefined) return 2;
  const { title, lines } = reportText(messages, report);
  say([title, ...lines.map((line) => `  ${line}`)].join('\n'));
  return isWhole(report) ? 0 : 1;
}

runCommand(run);
