/** Work without pause inside the window: edits and pages of two cases at once, each told on the console when acknowledged. */
import { v7 as uuidv7 } from 'uuid';
import type { Form } from '../../../shared/domain/form';

/** What was begun and what was acknowledged; one line of the console each. */
export type StreamNote =
  | { readonly t: 'begun'; readonly caseId: string; readonly n: number }
  | { readonly t: 'edited'; readonly caseId: string; readonly n: number }
  | {
      readonly t: 'paged';
      readonly caseId: string;
      readonly id: string;
      readonly hashes: readonly string[];
    }
  | { readonly t: 'refused'; readonly what: string; readonly kind: string; readonly ms: number };

const hex = async (bytes: Uint8Array<ArrayBuffer>) =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

/** A real photograph with a comment of random length and content. */
function picture(plain: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = 1 + Math.floor(Math.random() * 60_000);
  const comment = crypto.getRandomValues(new Uint8Array(length));
  const head = [0xff, 0xd8, 0xff, 0xfe, (length + 2) >> 8, (length + 2) & 255];
  const whole = new Uint8Array(head.length + length + plain.length - 2);
  whole.set(head);
  whole.set(comment, head.length);
  whole.set(plain.subarray(2), head.length + length);
  return whole;
}

let stopped = false;
let atWork: Promise<unknown> = Promise.resolve();

/** Ends the work; answers when nothing is under way any more. */
export async function stopWork(): Promise<void> {
  stopped = true;
  await atWork;
}

/** Edits one new case `times` times; every edit writes its whole row again. */
export async function editOften(times: number, form: Form): Promise<void> {
  const caseId = uuidv7();
  const answers = { preferential: false, localRegister: true, localHome: false };
  const give = async (command: Parameters<typeof window.station.desk.execute>[0]) => {
    const answer = await window.station.desk.execute(command);
    if (!answer.ok) throw new Error(`${command.name}: ${answer.error.kind}`);
  };
  await give({ name: 'openCase', caseId, answers });
  for (let n = 1; n <= times; n += 1) {
    await give({
      name: 'editForm',
      caseId,
      changes: { ...form, 'register.address': `望潮街道${n}号` },
    });
  }
}

/** Begins to work, until it is stopped. */
export function streamWork(facts: { readonly photograph: string; readonly form: Form }): void {
  stopped = false;
  const plain = Uint8Array.from(atob(facts.photograph), (character) => character.charCodeAt(0));
  const tell = (note: StreamNote) => console.log(`torture ${JSON.stringify(note)}`);
  const { desk } = window.station;

  async function asked<T>(
    what: string,
    call: () => Promise<{ ok: true; value: T } | { ok: false; error: { kind: string } }>,
  ): Promise<T | undefined> {
    const start = performance.now();
    const answer = await call();
    if (answer.ok) return answer.value;
    tell({
      t: 'refused',
      what,
      kind: answer.error.kind,
      ms: Math.round(performance.now() - start),
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    return undefined;
  }

  async function clerk(): Promise<void> {
    const caseId = uuidv7();
    const documentId = uuidv7();
    const answers = { preferential: false, localRegister: true, localHome: false };
    while (
      !stopped &&
      (await asked('openCase', () => desk.execute({ name: 'openCase', caseId, answers }))) ===
        undefined
    );
    for (let n = 1; !stopped; n += 1) {
      tell({ t: 'begun', caseId, n });
      const changes = { ...(n === 1 ? facts.form : {}), 'register.address': `望潮街道${n}号` };
      const edited = await asked('editForm', () =>
        desk.execute({ name: 'editForm', caseId, changes }),
      );
      if (edited !== undefined) tell({ t: 'edited', caseId, n });
      if (n % 4 !== 0 || n > 700) continue;
      const images = { original: picture(plain), corrected: picture(plain) };
      const id = uuidv7();
      const place = { caseId, documentId, requirementId: 'register', kind: 'hukou', pageId: id };
      const input = { ...place, ...images, role: 'extra', source: 'file' as const };
      const paged = await asked('addPage', () => desk.addPage(input));
      if (paged === undefined) continue;
      tell({
        t: 'paged',
        caseId,
        id,
        hashes: [await hex(images.original), await hex(images.corrected)],
      });
    }
  }
  atWork = Promise.all([clerk(), clerk()]);
}
