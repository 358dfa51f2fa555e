/** Typed texts on their way to the ledger: batched, retried, and kept until they are acknowledged. */
import type { AppError } from '../../shared/domain/app-error';
import type { FilledSource, FilledSources } from '../../shared/domain/field-source';
import type { FieldKey, Form } from '../../shared/domain/form';
import { fieldKeys } from '../../shared/domain/form';
import type { Result } from '../../shared/domain/result';
import { followers } from '../followers';

/** `saved` only when every typed text is on the disk. */
export type SaveState = 'saved' | 'saving' | 'failed';

/** What a form shows of its draft; a new object after every change. */
export type DraftView = {
  /** Texts that the rows may not show yet. */
  readonly texts: Form;
  readonly saveState: SaveState;
  /** Why the last try failed; absent unless `failed`. */
  readonly error?: AppError;
};

/** The draft of one case's form. */
export type FormDraft = ReturnType<typeof formDraft>;

/** Sends typed texts, and which of them were filled in; answers when they are on the disk. */
export type SendChanges = (
  changes: Form,
  sources: FilledSources,
) => Promise<Result<unknown, AppError>>;

/** Longest time a keystroke waits before it is sent. */
const batchMs = 250;
const retryMs = { first: 1_000, longest: 15_000 } as const;

/** A draft over `send`; texts leave it only when they were acknowledged and the rows show them. */
export function formDraft(send: SendChanges) {
  let unsent: Form = {};
  let sending: Form = {};
  /** Of what is unsent. */
  let sources: FilledSources = {};
  /** Acknowledged, but perhaps not in the rows yet. */
  let settled: Form = {};
  let error: AppError | undefined;
  let lastKey: FieldKey | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let backoffMs: number = retryMs.first;
  let flight: Promise<void> | undefined;
  let closed = false;
  let lost = false;
  let view: DraftView = { texts: {}, saveState: 'saved' };
  const { subscribe, tell } = followers();

  const isEmpty = (form: Form) => Object.keys(form).length === 0;
  const publish = () => {
    const saveState =
      isEmpty(unsent) && isEmpty(sending) ? 'saved' : error === undefined ? 'saving' : 'failed';
    view = {
      texts: { ...settled, ...sending, ...unsent },
      saveState,
      ...(saveState === 'failed' && error !== undefined ? { error } : {}),
    };
    tell();
  };

  const sendOnce = async () => {
    clearTimeout(timer);
    timer = undefined;
    sending = unsent;
    unsent = {};
    const sentSources = sources;
    sources = {};
    publish();
    const sent = sending;
    const answer = await send(sent, sentSources).catch((): Result<never, AppError> => ({
      ok: false,
      error: { kind: 'internal' },
    }));
    // Texts of a session that is over must neither come back nor be tried again.
    if (closed) {
      lost ||= !answer.ok;
      return;
    }
    sending = {};
    if (answer.ok) {
      settled = { ...settled, ...sent };
      error = undefined;
      backoffMs = retryMs.first;
    } else {
      // What was typed meanwhile is newer than what failed.
      sources = { ...others(sentSources, unsent), ...sources };
      unsent = { ...sent, ...unsent };
      error = answer.error;
      timer = setTimeout(() => void flush(), backoffMs);
      backoffMs = Math.min(backoffMs * 2, retryMs.longest);
    }
    publish();
  };

  /** Sends everything typed so far; answers true when all of it is on the disk. */
  const flush = async (): Promise<boolean> => {
    while (flight !== undefined) await flight;
    if (!isEmpty(unsent)) {
      flight = sendOnce().finally(() => (flight = undefined));
      await flight;
    }
    return isEmpty(unsent) && isEmpty(sending) && !lost;
  };

  return {
    view: () => view,
    subscribe,
    /** Takes a keystroke, or what was filled in from a `source`; when another field still waits, everything is sent at once. */
    change(key: FieldKey, text: string, source?: FilledSource): void {
      if (closed) return;
      const moved = lastKey !== key && !isEmpty(unsent);
      lastKey = key;
      unsent = { ...unsent, [key]: text };
      sources = others(sources, { [key]: text });
      if (source !== undefined) sources = { ...sources, [key]: source };
      if (error !== undefined) {
        // Typing does not wait for the back-off of an earlier failure.
        clearTimeout(timer);
        timer = undefined;
        error = undefined;
      }
      publish();
      if (moved) void flush();
      else timer ??= setTimeout(() => void flush(), batchMs);
    },
    flush,
    /** Forgets acknowledged texts that the rows show by now. */
    reconcile(form: Form): void {
      const shown = fieldKeys.filter((key) => key in settled && form[key] === settled[key]);
      if (shown.length === 0) return;
      settled = Object.fromEntries(
        Object.entries(settled).filter(([key]) => !shown.includes(key as FieldKey)),
      );
      publish();
    },
    /** Forgets every text for good; an answer that is still on its way changes nothing. */
    clear(): void {
      closed = true;
      clearTimeout(timer);
      lost ||= !isEmpty(unsent);
      unsent = sending = settled = {};
      sources = {};
      publish();
    },
  };
}

/** Without the sources of texts that were typed over. */
function others(sources: FilledSources, typed: Form): FilledSources {
  const kept = Object.entries(sources).filter(([key]) => !(key in typed));
  return Object.fromEntries(kept);
}

/** The drafts of every case touched since unlock; they outlive the screens that typed them. */
export type DraftRegistry = ReturnType<typeof draftRegistry>;

/** Makes drafts on demand; `send` is the edit command. */
export function draftRegistry(
  send: (
    caseId: string,
    changes: Form,
    sources: FilledSources,
  ) => Promise<Result<unknown, AppError>>,
) {
  const drafts = new Map<string, FormDraft>();
  return {
    draftOf(caseId: string): FormDraft {
      const known = drafts.get(caseId);
      if (known !== undefined) return known;
      const made = formDraft((changes, sources) => send(caseId, changes, sources));
      drafts.set(caseId, made);
      return made;
    },
    /** Sends every unsent text; the sending itself begins before this returns. */
    async flushAll(): Promise<boolean> {
      const flushed = await Promise.all([...drafts.values()].map((draft) => draft.flush()));
      return flushed.every((saved) => saved);
    },
    /** Forgets the texts of one case: it is not this operator's any more. */
    forget(caseId: string): void {
      drafts.get(caseId)?.clear();
      drafts.delete(caseId);
    },
    /** Forgets every text, sent or not: only when the station is locked. */
    clear(): void {
      for (const draft of drafts.values()) draft.clear();
      drafts.clear();
    },
  };
}

/** Why the typed texts of a case could not be saved, for whoever waited for it. */
export function saveError(drafts: DraftRegistry, caseId: string): AppError {
  return drafts.draftOf(caseId).view().error ?? { kind: 'internal' };
}
