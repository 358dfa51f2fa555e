/** `import FILE`: brings a courier's file to a platform that runs, and writes its answer beside it. */
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';
import { problemSchema } from '../../shared/protocol/messages';
import { parseJson } from '../../shared/protocol/parse-json';

const environmentSchema = z.object({
  PLATFORM_URL: z.url({ protocol: /^https?$/ }),
  PLATFORM_ADMIN_TOKEN: z.string().min(16),
});
/** A problem is a few hundred bytes. */
const largestProblem = 65_536;

/**
 * Prints `{"answer": PATH}`. Answers nothing else: what is in the file only the platform and its station can read.
 * @throws with the platform's own words when it takes the file in only in part, or not at all.
 */
export async function importCommand(
  operands: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const [file, ...rest] = operands;
  if (file === undefined || rest.length > 0) throw new Error('Usage: import FILE.esx');
  const settings = environmentSchema.safeParse(environment);
  if (!settings.success) {
    throw new Error('PLATFORM_URL and PLATFORM_ADMIN_TOKEN have to name the platform that runs');
  }
  const { PLATFORM_URL, PLATFORM_ADMIN_TOKEN } = settings.data;
  const response = await brought(new URL('/v1/courier/packages', PLATFORM_URL), {
    file,
    token: PLATFORM_ADMIN_TOKEN,
  });
  if (response.statusCode !== 200) throw new Error(await whyNot(response));
  const answer = `${file.replace(/\.esx$/i, '')}-回执.esx`;
  const unfinished = `${answer}.part`;
  try {
    await pipeline(response, createWriteStream(unfinished, { flush: true }));
    await rename(unfinished, answer);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  process.stdout.write(`${JSON.stringify({ answer })}\n`);
}

/** The platform applies as it reads: its answer may take as long as the file is large. */
async function brought(
  url: URL,
  { file, token }: { readonly file: string; readonly token: string },
): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? requestSecurely : request;
  const outgoing = send(url, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/octet-stream' },
  });
  const answered = once(outgoing, 'response');
  // A platform that says no before it has read everything may close the line under the rest.
  const sent = pipeline(createReadStream(file), outgoing).then(() => answered);
  const [response] = (await Promise.race([answered, sent])) as [IncomingMessage];
  return response;
}

async function whyNot(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of response.setEncoding('utf8')) {
    text += String(piece);
    if (text.length > largestProblem) break;
  }
  const problem = problemSchema.safeParse(parseJson(text));
  const { title, detail } = problem.data ?? { title: 'no reason given' };
  return `The platform answered ${response.statusCode}: ${[title, detail].filter(Boolean).join(': ')}`;
}
