/** What the programs for a command line have in common: what they say and where, their language, their exit code. */
import type { Locale } from '../shared/i18n/locale';
import { locales } from '../shared/i18n/locale';

/** An answer, which may be read by another program. */
export const say = (line: string) => void process.stdout.write(`${line}\n`);
/** What only people read. */
export const tell = (line: string) => void process.stderr.write(`${line}\n`);

/** As `--lang` asks for it. */
export const localeOf = (lang: string): Locale => locales.find((each) => each === lang) ?? 'zh-CN';

/** Runs to its exit code; 2 when it broke. Reasons name options and folders of whoever types the command, and nothing of a record. */
export function runCommand(run: () => Promise<number>): void {
  run().then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      tell(error instanceof Error ? error.message : String(error));
      process.exitCode = 2;
    },
  );
}
