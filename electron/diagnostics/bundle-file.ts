/** The diagnostic bundle 诊断包 as a file. */
import { zipSync } from 'fflate';
import { diagnosticsText, readMeText } from '../../shared/diagnostics/bundle-text';
import type { Diagnostics } from '../../shared/diagnostics/facts';
import { logLineText } from '../../shared/diagnostics/log-line';
import { pick } from '../../shared/i18n/messages';

/** The file: what it is, the facts in words and as data, and the lines of the log. */
export function diagnosticsFile({ facts, lines }: Diagnostics): Uint8Array {
  // Papers and files that go to others are in Chinese, whatever the language of the screen.
  const say = pick('zh-CN');
  // Notepad takes a text for UTF-8 by this mark alone.
  const text = (value: string) => Buffer.from(`\u{FEFF}${value}`);
  return zipSync(
    {
      [`${say.diagnostics.readMe}.txt`]: text(readMeText(say)),
      [`${say.diagnostics.factsFile}.txt`]: text(diagnosticsText(say, facts)),
      'facts.json': Buffer.from(`${JSON.stringify(facts, undefined, 2)}\n`),
      'station.log': Buffer.from(lines.map((line) => `${logLineText(line)}\n`).join('')),
    },
    { mtime: facts.at },
  );
}
