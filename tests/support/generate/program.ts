/** `npm run generate -- --cases 10000 --to FOLDER --passphrase TEXT [--seed n --with-images n]`: a station to try things on. */
import { mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeStation } from './station';

async function generate(): Promise<void> {
  const { values } = parseArgs({
    options: {
      cases: { type: 'string', default: '1000' },
      to: { type: 'string' },
      passphrase: { type: 'string' },
      seed: { type: 'string', default: '1' },
      'with-images': { type: 'string', default: '100' },
    },
  });
  const { to, passphrase } = values;
  if (to === undefined || passphrase === undefined) {
    throw new Error('Say where (--to FOLDER) and with which passphrase (--passphrase TEXT).');
  }
  const folder = resolve(to);
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} is not empty.`);
  const cases = Number(values.cases);
  const filled = await makeStation(folder, passphrase, join(import.meta.dirname, 'kdf.mjs'), {
    cases,
    seed: Number(values.seed),
    withImages: Math.min(cases, Number(values['with-images'])),
    onProgress: (done) => console.log(`[generate] ${done} of ${cases} cases`),
  });
  const perSecond = Math.round(filled.entries / filled.seconds);
  console.log(
    `[generate] ${cases} cases, ${filled.entries} entries in ${filled.seconds.toFixed(1)} s (${perSecond} a second)`,
  );
  console.log(`[generate] open it with: STATION_DATA=${folder} npm start`);
}

await generate().catch((error: unknown) => {
  console.error(`[generate] ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
