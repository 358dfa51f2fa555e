/** Takes pictures into one document, one after the other; a refused one never stops the rest. */
import { v7 as newId } from 'uuid';
import { shotSources, type ShotSource } from '../../../shared/capture/scan';
import { checkImageBytes } from '../../../shared/capture/image-header';
import type { AppError } from '../../../shared/domain/app-error';
import type { RequirementProgress } from '../../../shared/domain/completeness';
import type { captureSources } from '../../../shared/domain/document';
import { extraRole } from '../../../shared/domain/requirement';
import type { Result } from '../../../shared/domain/result';
import { err, ok } from '../../../shared/domain/result';
import type { NewPage } from '../../session/commands';
import type { OwnBytes } from '../../workers/image-messages';
import type { PageMaker } from '../../workers/page-maker';
import { followers } from '../../followers';

/** A picture that somebody brought. */
export type Brought = {
  readonly name: string;
  readonly source: (typeof captureSources)[number];
  readonly file: Blob;
  /** Why there is nothing to take, known before its turn: a page that cannot be taken out of its file. */
  readonly refusal?: AppError;
  /** The camera or scanner, by the name it gives itself. */
  readonly device?: string | undefined;
  /** Of a page that main keeps until a document has it: nothing of it can be lost here. */
  readonly pageId?: string;
  /** Told when its page is in the record. */
  readonly onFiled?: () => void;
  readonly onRefused?: (error: AppError) => void;
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

/** The pictures of one page, and what is said of them. */
export type FiledImage = Pick<
  NewPage,
  'original' | 'corrected' | 'thumbnail' | 'shape' | 'faults' | 'keptBecause' | 'device' | 'inTray'
>;

/** Where a page goes: settled when its picture is taken, so that nothing chosen or shown later moves it. */
export type PagePlace = Pick<
  NewPage,
  'documentId' | 'requirementId' | 'kind' | 'role' | 'replaces'
>;

/** What the intake needs of the world. */
export type IntakePorts = {
  readonly caseId: string;
  readonly make: PageMaker['make'];
  readonly addPage: (page: NewPage) => Promise<Result<unknown, AppError>>;
  /** Puts a picture that is nowhere else than here on the disk, before anything is made of it. */
  readonly keep: (shot: Shot, picture: OwnBytes) => Promise<Result<unknown, AppError>>;
};

/** What is said of a picture that is kept before it is a page. */
export type Shot = Pick<NewPage, 'requirementId' | 'kind' | 'pageId' | 'device'> & {
  readonly source: ShotSource;
};

/** The queue of one requirement; it goes on when the panel is left. */
export type PageIntake = ReturnType<typeof pageIntake>;

type Queued = Brought & {
  readonly place: PagePlace | undefined;
  /** Whether it outlives the window; a photo does once it is kept. */
  readonly inTray: boolean;
  readonly kept?: Promise<unknown>;
};

/** Starts empty; `aim` must have been called before the first picture. */
export function pageIntake({ caseId, make, addPage, keep }: IntakePorts) {
  let aim: RequirementProgress | undefined;
  /** One document for each kind, also when several pictures come before its first page is acknowledged. */
  const documentIds = new Map<string, string>();
  /** Roles acknowledged here that `aim` may not show yet. */
  let filled: ReadonlySet<string> = new Set();
  /** The page that stands where one that was replaced here stood. */
  const successors = new Map<string, string>();
  /** What pages filed here are, for when `aim` does not show them yet. */
  const roles = new Map<string, string>();
  const brought = new Map<string, Queued>();
  let tail: Promise<unknown> = Promise.resolve();
  /** What is with main now. */
  let handing: Promise<unknown> = Promise.resolve();
  /** Photos that are being put into the tray now. */
  const keeping = new Set<Promise<unknown>>();
  let halted = false;
  let view: IntakeView = {
    items: [],
    done: 0,
    total: 0,
    chosenRole: undefined,
    replaces: undefined,
  };
  const { subscribe, tell } = followers();
  const show = (change: Partial<IntakeView>) => {
    view = { ...view, ...change };
    tell();
  };
  const edit = (id: string, change: Partial<IntakeItem>) =>
    show({ items: view.items.map((item) => (item.id === id ? { ...item, ...change } : item)) });
  const drop = (id: string) => {
    brought.delete(id);
    show({ items: view.items.filter((item) => item.id !== id) });
  };

  /** The next expected page that no picture on its way was taken for. */
  const nextExpected = ({ missingPages }: RequirementProgress) => {
    const underWay = view.items.flatMap(({ id, step }) =>
      step === 'refused' ? [] : [brought.get(id)?.place?.role],
    );
    return missingPages.find(({ role }) => !filled.has(role) && !underWay.includes(role));
  };

  /** Where a picture that is taken now belongs; what was chosen for it is used up. */
  const place = (picture: Brought): PagePlace | undefined => {
    if (aim === undefined) return undefined;
    const { document, option, requirement } = aim;
    const { kind } = option;
    const documentId = document?.id ?? documentIds.get(kind) ?? newId();
    documentIds.set(kind, documentId);
    const to = { documentId, requirementId: requirement.id, kind };
    // A note that came along in a heap of pictures will be refused; no page waits for it.
    if (!mayBePicture(picture)) return { ...to, role: extraRole };
    const { replaces, chosenRole } = view;
    const shown = document?.pages.find(({ id }) => id === replaces);
    const replaced = shown?.role ?? roles.get(replaces ?? '');
    const role = chosenRole ?? replaced ?? nextExpected(aim)?.role ?? extraRole;
    if (replaces !== undefined || chosenRole !== undefined) {
      show({ replaces: undefined, chosenRole: undefined });
    }
    return {
      ...to,
      role,
      ...(replaces === undefined || replaced === undefined ? {} : { replaces }),
    };
  };

  const file = async (
    { replaces, ...to }: PagePlace,
    source: Brought['source'],
    image: FiledImage,
    pageId = newId(),
  ): Promise<Result<unknown, AppError>> => {
    const old = replaces === undefined ? undefined : latest(successors, replaces);
    const place = { ...to, ...(old === undefined ? {} : { replaces: old }) };
    if (halted) return never();
    const adding = addPage({ caseId, pageId, ...place, source, ...image });
    handing = adding;
    const answer = await adding;
    if (!answer.ok) return answer;
    filled = new Set([...filled, to.role]);
    roles.set(pageId, to.role);
    if (old !== undefined) {
      successors.set(old, pageId);
      if (view.replaces === old) show({ replaces: pageId });
    }
    return answer;
  };

  const takeOne = async (id: string): Promise<Result<unknown, AppError>> => {
    const picture = brought.get(id);
    if (picture === undefined) return ok(undefined);
    if (picture.place === undefined) return err({ kind: 'requirementUnknown' });
    edit(id, { step: 'preparing' });
    const bytes = await readBytes(picture);
    const made = bytes.ok ? await make(bytes.value, picture.place.kind) : bytes;
    if (!made.ok) {
      chooseAgain(picture.place);
      return made;
    }
    // The tray is told to let go of a page only after it has it.
    await picture.kept;
    if (halted) return never();
    edit(id, { step: 'saving' });
    const { faults, ...images } = made.value;
    const { place: to, source, pageId, device } = picture;
    const inTray = brought.get(id)?.inTray === true;
    const judged = faults && { faults: [...faults] };
    const said = { inTray, ...judged, ...(device === undefined ? {} : { device }) };
    return file(to, source, { ...images, ...said }, pageId);
  };

  /** Of a photo, and of what was pasted, there is no other copy. */
  const keptAtOnce = (id: string, picture: Queued): Queued => {
    const { place: to, device } = picture;
    const source = shotSources.find((one) => one === picture.source);
    if (source === undefined || to === undefined || !mayBePicture(picture)) return picture;
    const pageId = newId();
    const { requirementId, kind } = to;
    const said = {
      requirementId,
      kind,
      pageId,
      source,
      ...(device === undefined ? {} : { device }),
    };
    const keepIt = async () => {
      const bytes = await readBytes(picture);
      // Also behind the dark screen of a lock: main hears it out.
      if (!bytes.ok || !(await keep(said, bytes.value)).ok) return;
      const now = brought.get(id);
      if (now !== undefined) brought.set(id, { ...now, inTray: true });
    };
    // What cannot be kept now is taken in all the same; that says what is wrong.
    const kept = keepIt()
      .catch(() => undefined)
      .finally(() => keeping.delete(kept));
    keeping.add(kept);
    return { ...picture, pageId, kept };
  };

  /** Somebody who retakes a page brings another picture when this one is none, unless something else was chosen since. */
  const chooseAgain = ({ replaces }: PagePlace) => {
    if (replaces === undefined || view.replaces !== undefined) return;
    if (view.chosenRole === undefined) show({ replaces: latest(successors, replaces) });
  };

  const queue = (id: string): Promise<unknown> => {
    tail = tail
      .then(() => takeOne(id))
      .catch(() => err({ kind: 'internal' as const }))
      .then((result) => {
        const picture = brought.get(id);
        if (result.ok) {
          drop(id);
          picture?.onFiled?.();
        } else {
          edit(id, { step: 'refused', error: result.error });
          picture?.onRefused?.(result.error);
        }
        show({ done: view.done + 1 });
      });
    return tail;
  };

  return {
    view: () => view,
    subscribe,

    /** Tells the intake what the document lacks now; to be called whenever that changes. */
    aim(progress: RequirementProgress): void {
      const { document } = progress;
      const shown = new Set(document?.pages.map(({ role }) => role));
      filled = new Set([...filled].filter((role) => !shown.has(role)));
      if (document !== undefined) documentIds.set(document.kind, document.id);
      aim = progress;
    },

    /** The next expected page, counting the pictures that are on their way. */
    nextExpected,

    /** Makes the next picture this page; `undefined` gives it back to the order of expected pages. */
    chooseRole: (chosenRole: string | undefined) => show({ chosenRole }),
    /** Makes the next picture take this page's place. */
    replace: (replaces: string | undefined) => show({ replaces }),

    /** Queues pictures, each for the page it was taken for; answers when each of them was saved or refused. */
    async take(pictures: readonly Brought[]): Promise<void> {
      const idle = view.items.every(({ step }) => step === 'refused');
      const ids = pictures.map((picture) => {
        const id = newId();
        const inTray = picture.pageId !== undefined;
        const queued = { ...picture, place: place(picture), inTray };
        brought.set(id, inTray ? queued : keptAtOnce(id, queued));
        show({ items: [...view.items, { id, name: picture.name, step: 'waiting' }] });
        return id;
      });
      show({
        done: idle ? 0 : view.done,
        total: (idle ? 0 : view.total) + ids.length,
      });
      await Promise.all(ids.map(queue));
    },

    /** Whether this page of the tray is on its way here, or was refused and not dismissed yet. */
    holds: (pageId: string) => [...brought.values()].some((one) => one.pageId === pageId),

    /** Tries a refused picture again, after a trouble that was not the picture's. */
    retry(id: string): void {
      edit(id, { step: 'waiting' });
      show({ total: view.total + 1 });
      void queue(id);
    },

    /** Files a prepared picture again, for a page whose role was wrong. */
    refile: (to: PagePlace, source: Brought['source'], image: FiledImage) => {
      const turn = tail.then(() => file(to, source, image));
      tail = turn.catch(() => undefined);
      return turn;
    },

    /** Removes a page by what it is by then: a picture on its way that replaces it goes with it. */
    remove(
      pageId: string,
      work: (pageId: string) => Promise<Result<unknown, AppError>>,
    ): Promise<Result<unknown, AppError>> {
      const now = () => latest(successors, pageId);
      const gone = () => {
        if (view.replaces === now()) show({ replaces: undefined });
        return work(now());
      };
      const isReplaced = view.items.some(({ id, step }) => {
        const replaces = brought.get(id)?.place?.replaces;
        if (step === 'refused' || replaces === undefined) return false;
        return latest(successors, replaces) === now();
      });
      if (!isReplaced) return gone();
      const turn = tail.then(gone);
      tail = turn.catch(() => undefined);
      return turn;
    },

    /** Forgets a refused picture. */
    dismiss: drop,

    /** What a lock would catch now; what is no picture at all is not missed. */
    caught: () => {
      const open = view.items.filter(
        ({ id, error }) =>
          error?.kind.startsWith('image') !== true && brought.get(id)?.inTray !== true,
      );
      const unsure = open.filter(({ step }) => step === 'saving').length;
      return { lost: open.length - unsure, unsure };
    },
    idle: () => tail,
    halt: async () => {
      halted = true;
      await Promise.all([handing.catch(() => undefined), ...keeping]);
      // The answer is noted a turn after it came.
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

/** The station is being locked: what was not handed over by now never is. One for each, or it would hold their pictures. */
const never = () => new Promise<never>(() => undefined);

/** By what the file says it is; one that says nothing may be a picture. */
function mayBePicture({ file: { type }, refusal }: Brought): boolean {
  if (refusal !== undefined) return false;
  return type === '' || type.startsWith('image/');
}

function latest(successors: ReadonlyMap<string, string>, pageId: string): string {
  const next = successors.get(pageId);
  return next === undefined ? pageId : latest(successors, next);
}

/** A file can vanish or be unreadable between the drop and its turn. */
async function readBytes({ file, refusal }: Brought): Promise<Result<OwnBytes, AppError>> {
  if (refusal !== undefined) return err(refusal);
  const length = checkImageBytes(file.size);
  if (!length.ok) return length;
  try {
    return ok(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return err({ kind: 'fileMissing' });
  }
}
