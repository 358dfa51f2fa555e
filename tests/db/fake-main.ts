/** A ledger in memory that speaks to the working set as main does, and can be told to misbehave. */
import { IDBFactory } from 'fake-indexeddb';
import type { CaseEvent } from '../../shared/domain/case';
import { ok } from '../../shared/domain/result';
import type { Batch } from '../../shared/ipc/contract';
import type { WorkingSetBridge } from '../../renderer/db/working-set';
import { sha256Hex } from '../../renderer/db/sealed-rows';

const instant = '2026-08-30T01:02:03.004Z';

/** A UUID of version 7 that is `n` in its last digits. */
export const uuid = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const opened = (name = 'Clerk'): CaseEvent => ({
  type: 'caseOpened',
  at: instant,
  by: name,
  season: 2026,
  pack: { id: 'five-groups', version: '2026' },
  answers: { preferential: false, localRegister: true, localHome: true },
  group: 'homeAndRegister',
});

export const typed = (text: string): CaseEvent => ({
  type: 'formEdited',
  changes: { 'child.name': text },
});

export async function pageAdded(n: number, original: Uint8Array, corrected = original) {
  const image = async (bytes: Uint8Array) => ({
    sha256: await sha256Hex(bytes),
    bytes: bytes.byteLength,
    mediaType: 'image/jpeg' as const,
    widthPx: 10,
    heightPx: 10,
  });
  return {
    type: 'pageAdded',
    documentId: uuid(900),
    requirementId: 'register',
    kind: 'hukou',
    page: {
      id: uuid(1_000 + n),
      role: 'cover',
      source: 'file',
      capturedAt: instant,
      original: await image(original),
      corrected: await image(corrected),
    },
  } satisfies CaseEvent;
}

/** The fake main process of one station. */
export type FakeMain = ReturnType<typeof fakeMain>;

export function fakeMain() {
  const ledger: Batch[] = [];
  const blobs = new Map<string, Uint8Array>();
  const listeners = new Set<(batch: Batch) => void>();
  let silent = false;
  let reads = 0;
  const bridge = {
    ledger: {
      read: async ({ after, limit }) => {
        reads += 1;
        const rest = ledger.filter(({ seq }) => seq > after);
        const batches = structuredClone(rest.slice(0, limit));
        const head = ledger.at(-1)?.seq ?? 0;
        const done = rest.length <= limit;
        return ok({ batches, to: done ? head : (batches.at(-1)?.seq ?? after), head, done });
      },
    },
    blobs: {
      read: async ({ sha256 }) => {
        const bytes = blobs.get(sha256);
        return bytes === undefined
          ? { ok: false, error: { kind: 'fileMissing' } }
          : ok(Uint8Array.from(bytes));
      },
    },
    on: (name, listener) => {
      if (name !== 'ledgerAppended') return () => undefined;
      const heard = listener as unknown as (batch: Batch) => void;
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  } as WorkingSetBridge;
  return {
    bridge,
    ledger,
    blobs,
    readCount: () => reads,
    /** From now on entries are recorded without telling the window. */
    silence: (on: boolean) => (silent = on),
    /** Records an entry and tells the window; answers its sequence number. */
    append(caseId: string, ...events: CaseEvent[]): number {
      const seq = (ledger.at(-1)?.seq ?? 0) + 1;
      const previous = ledger.findLast((one) => one.caseId === caseId)?.seq ?? 0;
      const batch = { seq, previous, caseId, at: instant, by: 'Clerk', events };
      ledger.push(batch);
      if (!silent) for (const listener of listeners) listener(structuredClone(batch));
      return seq;
    },
    /** Tells the window again, out of turn or twice. */
    tell(seq: number): void {
      const batch = ledger.find((one) => one.seq === seq);
      if (batch === undefined) throw new Error(`No entry ${seq}`);
      for (const listener of listeners) listener(structuredClone(batch));
    },
  };
}

export const keyBytes = () => Uint8Array.from({ length: 32 }, (_, i) => i);
export const newFactory = () => new IDBFactory();
