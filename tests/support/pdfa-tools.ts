/** Judges of PDF/A that did not write the files: Apache PDFBox Preflight (rules of 1b), qpdf and mupdf. */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { PdfaFlavour } from '../../shared/archive/pdfa-flavour';

const root = resolve(import.meta.dirname, '../..');
const source = join(import.meta.dirname, 'preflight', 'Preflight.java');

/** As Debian installs them. */
const jars = [
  'preflight',
  'pdfbox2',
  'fontbox2',
  'xmpbox',
  'commons-logging',
  'commons-io',
  'javax.activation',
  'jaxb-api',
].map((name) => `/usr/share/java/${name}.jar`);

/** Compiled once and kept: by the hash of its source, moved into place whole because tests run side by side. */
function compiled(): string {
  const hash = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 16);
  const folder = join(root, '.cache', 'preflight', hash);
  if (existsSync(join(folder, 'Preflight.class'))) return folder;
  const making = `${folder}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  execFileSync('javac', ['-cp', jars.join(':'), '-d', making, source]);
  try {
    renameSync(making, folder);
  } catch (error) {
    if (!existsSync(join(folder, 'Preflight.class'))) throw error;
  }
  return folder;
}

/**
 * What Preflight knows only of part 1: the level (7.11.1) and part (7.11.2) in the metadata. Every other rule of 1b holds
 * for what the station draws in any flavour.
 */
const onlyOfPart1 = new Set(['7.11.1', '7.11.2']);

/** For a process that lives for seconds, beside other tests. */
const quick = ['-Xmx512m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** Errors of each file, none for a sound one; for parts 2 and 3 without what only part 1 asks. */
export function preflight(files: readonly { path: string; flavour: PdfaFlavour }[]) {
  const classes = [compiled(), ...jars].join(':');
  const said = execFileSync('java', [...quick, '-cp', classes, 'Preflight'], {
    input: files.map(({ path }) => `${path}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const lines = said.split('\n').map((line) => line.split('\t'));
  return files.map(({ path, flavour }) => {
    const mine = lines.filter(([, name]) => name === path);
    if (!mine.some(([kind]) => kind === 'DONE')) return ['not judged'];
    return mine
      .filter(
        ([kind, , code = '']) => kind === 'ERROR' && (flavour === '1b' || !onlyOfPart1.has(code)),
      )
      .map(([, , code, details]) => `${code} ${details}`);
  });
}

/** Debian builds it without colour management. */
const aboutItself = 'warning: ICC support is not available';

/** What mupdf complains of when it draws every page: it is the one that notices glyphs and JPEGs that are broken. */
export function mupdfComplaints(paths: readonly string[]): string[] {
  const args = ['draw', '-q', '-r', '40', '-F', 'pam', '-o', '/dev/null', ...paths];
  const { stderr, status } = spawnSync('mutool', args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  const complaints = stderr.split('\n').filter((line) => line !== '' && line !== aboutItself);
  return [...complaints, ...(status === 0 ? [] : [`status ${status}`])];
}

const runFile = promisify(execFile);

/** What a program says, while others run. */
export async function said(tool: string, ...args: string[]): Promise<string> {
  return (await runFile(tool, args, { encoding: 'utf8', maxBuffer: 1 << 26 })).stdout;
}
