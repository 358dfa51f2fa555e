/** Hands a PDF to the system's spooler (CUPS) through its standard input: no file is left behind, nothing is drawn again. */
import { spawn } from 'node:child_process';

const handOverLimitMs = 30_000;

/** `taken`: the spooler queued it; `refused`: it said no or did not answer; `absent`: this system has no `lp`. */
export type Spooled = 'taken' | 'refused' | 'absent';

/** Prints on the printer of this name, or on the usual one. The job's title names no person. */
export function spoolPdf(bytes: Uint8Array, copies: number, printer = ''): Promise<Spooled> {
  if (process.platform === 'win32') return Promise.resolve('absent');
  return new Promise((resolve) => {
    const to = printer === '' ? [] : ['-d', printer];
    const job = spawn('lp', [...to, '-n', String(copies), '-t', 'letter', '-o', 'media=A4', '-'], {
      stdio: ['pipe', 'ignore', 'ignore'],
      timeout: handOverLimitMs,
    });
    job.once('error', () => resolve('absent'));
    job.once('exit', (code) => resolve(code === 0 ? 'taken' : 'refused'));
    // A spooler that hangs up early says so with its exit code.
    job.stdin.once('error', () => undefined);
    job.stdin.end(bytes);
  });
}
