/** Takes pictures into one document, one after the other; a refused one never stops the rest. */
import { v7 as newId } from 'uuid';
import { checkImageBytes } from '../../../shared/capture/image-header';
import type { AppError } from '../../../shared/domain/app-error';
import type { RequirementProgress } from '../../../shared/domain/completeness';
import type { captureSources } from '../../../shared/domain/document';
import type { Result } from '../../../shared/domain/result';
import { err, ok } from '../../../shared/domain/result';
import type { NewPage } from '../../session/commands';
import type { ImageClient } from '../../workers/image-client';

/** A picture that somebody brought. */
export type Brought = {
  readonly name: string;
  readonly source: (typeof captureSources)[number];
  readonly file: Blob;
};

/** One picture on its way; refused ones stay until they are dismissed. */
export type IntakeItem = {
  readonly id: string;
  readonly name: string;
  readonly step: 'waiting' | 'preparing' | 'saving' | 'refused';
  readonly error?: AppError;
};

/** What the panel shows of the intake; a new object after every change. */
export type IntakeView = {
  readonly items: readonly IntakeItem[];
  /** Of the pictures taken on since the queue was last empty. */
  readonly done: number;
  readonly total: number;
  /** The role chosen for the next picture; `undefined`: the next expected page. */
  readonly chosenRole: string | undefined;
  /** The page that the next picture replaces. */
  readonly replaces: string | undefined;
};

/** Role of a page beyond the expected ones. */
export const extraRole = 'extra';

/** The pictures of one page. */
export type FiledImage = Pick<NewPage, 'original' | 'corrected' | 'thumbnail'>;

/** What the intake needs of the world. */
export type IntakePorts = {
  readonly caseId: string;
  readonly prepare: ImageClient['prepare'];
  readonly addPage: (page: NewPage) => Promise<Result<unknown, AppError>>;
};

/** The queue of one requirement; it goes on when the panel is left. */
export type PageIntake = ReturnType<typeof pageIntake>;

/** Starts empty; `aim` must have been called before the first picture. */
export function pageIntake({ caseId, prepare, addPage }: IntakePorts) {
  let aim: RequirementProgress | undefined;
  /** Made once per document, also when several pictures come before its first page is acknowledged. */
  let fresh: { readonly kind: string; readonly documentId: string } | undefined;
  /** Roles acknowledged here that `aim` may not show yet. */
  let filled: ReadonlySet<string> = new Set();
  const brought = new Map<string, Brought>();
  let tail: Promise<unknown> = Promise.resolve();
  let view: IntakeView = {
    items: [],
    done: 0,
    total: 0,
    chosenRole: undefined,
    replaces: undefined,
  };
  const listeners = new Set<() => void>();
  const show = (change: Partial<IntakeView>) => {
    view = { ...view, ...change };
    for (const listener of [...listeners]) listener();
  };
  const edit = (id: string, change: Partial<IntakeItem>) =>
    show({ items: view.items.map((item) => (item.id === id ? { ...item, ...change } : item)) });
  const drop = (id: string) => {
    brought.delete(id);
    show({ items: view.items.filter((item) => item.id !== id) });
  };

  /** Where the next picture belongs, as the document stands now. */
  const place = (progress: RequirementProgress) => {
    const { document, option, requirement, missingPages } = progress;
    if (fresh?.kind !== option.kind) fresh = { kind: option.kind, documentId: newId() };
    const { replaces, chosenRole } = view;
    const replaced = document?.pages.find(({ id }) => id === replaces);
    const expected = missingPages.find(({ role }) => !filled.has(role));
    return {
      caseId,
      documentId: document?.id ?? fresh.documentId,
      requirementId: requirement.id,
      kind: option.kind,
      pageId: newId(),
      role: chosenRole ?? replaced?.role ?? expected?.role ?? extraRole,
      ...(replaced === undefined ? {} : { replaces: replaced.id }),
    };
  };

  const file = async (
    source: Brought['source'],
    image: FiledImage,
  ): Promise<Result<unknown, AppError>> => {
    if (aim === undefined) return err({ kind: 'requirementUnknown' });
    const page = place(aim);
    const { chosenRole, replaces } = view;
    const answer = await addPage({ ...page, source, ...image });
    if (answer.ok) {
      filled = new Set([...filled, page.role]);
      // What was chosen meanwhile is meant for the picture after this one.
      if (view.chosenRole === chosenRole) show({ chosenRole: undefined });
      if (view.replaces === replaces) show({ replaces: undefined });
    }
    return answer;
  };

  const takeOne = async (id: string): Promise<Result<unknown, AppError>> => {
    const picture = brought.get(id);
    if (picture === undefined) return ok(undefined);
    edit(id, { step: 'preparing' });
    const bytes = await readBytes(picture.file);
    const prepared = bytes.ok ? await prepare(bytes.value) : bytes;
    if (!prepared.ok) return prepared;
    edit(id, { step: 'saving' });
    const { original, corrected, thumbnail } = prepared.value;
    return file(picture.source, { original, corrected, thumbnail });
  };

  const queue = (id: string): Promise<unknown> => {
    tail = tail
      .then(() => takeOne(id))
      .catch(() => err({ kind: 'internal' as const }))
      .then((result) => {
        if (result.ok) drop(id);
        else edit(id, { step: 'refused', error: result.error });
        show({ done: view.done + 1 });
      });
    return tail;
  };

  return {
    view: () => view,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    /** Tells the intake what the document lacks now; to be called whenever that changes. */
    aim(progress: RequirementProgress): void {
      const shown = new Set(progress.document?.pages.map(({ role }) => role));
      filled = new Set([...filled].filter((role) => !shown.has(role)));
      if (progress.document !== undefined) fresh = undefined;
      aim = progress;
    },

    /** The next expected page, counting the pictures acknowledged a moment ago. */
    nextExpected: (progress: RequirementProgress) =>
      progress.missingPages.find(({ role }) => !filled.has(role)),

    /** Makes the next picture this page; `undefined` gives it back to the order of expected pages. */
    chooseRole: (chosenRole: string | undefined) => show({ chosenRole }),
    /** Makes the next picture take this page's place. */
    replace: (replaces: string | undefined) => show({ replaces }),

    /** Queues pictures; answers when each of them was saved or refused. */
    async take(pictures: readonly Brought[]): Promise<void> {
      const idle = view.items.every(({ step }) => step === 'refused');
      const items = pictures.map((picture): IntakeItem => {
        const id = newId();
        brought.set(id, picture);
        return { id, name: picture.name, step: 'waiting' };
      });
      show({
        items: [...view.items, ...items],
        done: idle ? 0 : view.done,
        total: (idle ? 0 : view.total) + items.length,
      });
      await Promise.all(items.map(({ id }) => queue(id)));
    },

    /** Tries a refused picture again, after a trouble that was not the picture's. */
    retry(id: string): void {
      edit(id, { step: 'waiting' });
      show({ total: view.total + 1 });
      void queue(id);
    },

    /** Files a prepared picture again, for a page whose role was wrong. */
    refile: (source: Brought['source'], image: FiledImage) => {
      const turn = tail.then(() => file(source, image));
      tail = turn.catch(() => undefined);
      return turn;
    },

    /** Forgets a refused picture. */
    dismiss: drop,
  };
}

/** A file can vanish or be unreadable between the drop and its turn. */
async function readBytes(blob: Blob): Promise<Result<Uint8Array<ArrayBuffer>, AppError>> {
  const length = checkImageBytes(blob.size);
  if (!length.ok) return length;
  try {
    return ok(new Uint8Array(await blob.arrayBuffer()));
  } catch {
    return err({ kind: 'fileMissing' });
  }
}
