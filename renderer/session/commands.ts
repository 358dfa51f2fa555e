/** What screens may ask of the station: thin functions that answer when the screens can show the result. */
import { v7 as newId } from 'uuid';
import type { AppError } from '../../shared/domain/app-error';
import type { CaseKind } from '../../shared/domain/case-kind';
import type { DeskCommand } from '../../shared/domain/command';
import type { DrillAnswer } from '../../shared/domain/drill';
import type { Form } from '../../shared/domain/form';
import type { GroupAnswers } from '../../shared/domain/group';
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import type { StationBridge } from '../../shared/ipc/bridge';
import { imageKey } from '../db/schema';
import { sha256Hex } from '../db/sealed-rows';
import type { WorkingSet } from '../db/working-set';

/** What a command answers: acknowledged and on the disk, or the reason why not. */
export type Acknowledged<Value = { readonly seq: number }> = Promise<Result<Value, AppError>>;

type Input<Name extends DeskCommand['name']> = Omit<
  Extract<DeskCommand, { name: Name }>,
  'name' | 'caseId'
>;

/** A page as the capture panel hands it over. */
export type NewPage = Parameters<StationBridge['desk']['addPage']>[0] & {
  readonly original: Uint8Array;
  /** Main has the original under this page's id. */
  readonly inTray?: boolean;
  /** Small JPEG of the corrected page; kept in the working set only. */
  readonly thumbnail?: Uint8Array;
};

/** A page cut anew; main stores the picture, the rest is the event. */
export type NewCut = Parameters<StationBridge['desk']['adjustPage']>[0] & {
  readonly thumbnail: Uint8Array;
};

/** The commands of an open desk. */
export type Commands = ReturnType<typeof deskCommands>;

/** Binds the bridge to the rows: an acknowledged change is visible before the answer, within five seconds. */
export function deskCommands(bridge: StationBridge, set: WorkingSet) {
  const visible = async <V extends { readonly seq: number }>(
    acknowledged: Acknowledged<V>,
  ): Acknowledged<V> => {
    const answer = await acknowledged;
    if (answer.ok) await set.reached(answer.value.seq);
    return answer;
  };
  /** What main has is not sent again: several megabytes hold the screen up. Where it has it no more, it is sent after all. */
  const handOver = async (page: NewPage, inTray: boolean): Acknowledged => {
    if (!inTray) return bridge.desk.addPage(page);
    const answer = await bridge.desk.addPage({ ...page, original: 'inTray' });
    const isGone = !answer.ok && ['fileMissing', 'fileDamaged'].includes(answer.error.kind);
    return isGone ? bridge.desk.addPage(page) : answer;
  };
  const execute = (command: DeskCommand) => visible(bridge.desk.execute(command));

  return {
    execute,

    /** Begins a case; its id is made here and final. */
    async openCase(
      kind: CaseKind,
      answers: GroupAnswers,
    ): Acknowledged<{ readonly seq: number; readonly caseId: string }> {
      const caseId = newId();
      const answer = await execute({ name: 'openCase', caseId, kind, answers });
      return answer.ok ? ok({ ...answer.value, caseId }) : answer;
    },
    chooseKind: (caseId: string, kind: CaseKind) => execute({ name: 'chooseKind', caseId, kind }),
    chooseGroup: (caseId: string, answers: GroupAnswers) =>
      execute({ name: 'chooseGroup', caseId, answers }),
    /** Screens use `useFormDraft`, which batches typing. */
    editForm: (caseId: string, changes: Form) => execute({ name: 'editForm', caseId, changes }),
    removePage: (caseId: string, input: Input<'removePage'>) =>
      execute({ name: 'removePage', caseId, ...input }),
    movePage: (caseId: string, input: Input<'movePage'>) =>
      execute({ name: 'movePage', caseId, ...input }),
    reorderPages: (caseId: string, input: Input<'reorderPages'>) =>
      execute({ name: 'reorderPages', caseId, ...input }),
    inspectDocument: (caseId: string, input: Input<'inspectDocument'>) =>
      execute({ name: 'inspectDocument', caseId, ...input }),
    /** Answers when it is recorded: a colleague's draft leaves the rows with it, and whoever read it goes elsewhere first. */
    readSecond: (caseId: string, input: Input<'readSecond'>): Acknowledged =>
      bridge.desk.execute({ name: 'readSecond', caseId, ...input }),
    /** With the signature of who was checked, when there is one. */
    checkIdentity: (
      caseId: string,
      finding: Parameters<StationBridge['desk']['checkIdentity']>[0]['finding'],
      signature: Uint8Array<ArrayBuffer> | undefined,
    ) =>
      visible(
        bridge.desk.checkIdentity({
          caseId,
          finding,
          ...(signature === undefined ? {} : { signature }),
        }),
      ),
    /** Answers when it is recorded, before the case leaves the rows: whoever asked goes elsewhere first. */
    settleFinding: (caseId: string, input: Input<'settleFinding'>) =>
      execute({ name: 'settleFinding', caseId, ...input }),
    handOverCase: (caseId: string, to: string, note: string): Acknowledged =>
      bridge.desk.execute({ name: 'handOverCase', caseId, to, note }),
    withdrawCase: (caseId: string, reason: string): Acknowledged =>
      bridge.desk.execute({ name: 'withdrawCase', caseId, reason }),
    submitCase: (caseId: string) => execute({ name: 'submitCase', caseId }),
    /** Draws the letter's number; the PDF follows as an event of its own. */
    async issueLetter(
      caseId: string,
      kind: Input<'issueLetter'>['kind'],
    ): Acknowledged<{ readonly seq: number; readonly letterId: string }> {
      const letterId = newId();
      const answer = await execute({ name: 'issueLetter', caseId, letterId, kind });
      return answer.ok ? ok({ ...answer.value, letterId }) : answer;
    },
    sealArchive: (caseId: string) => execute({ name: 'sealArchive', caseId, archiveId: newId() }),
    resumeSending: (caseId: string, entryId: string) =>
      visible(bridge.desk.resumeSending({ caseId, entryId })),
    /** The clip is in the record; letters that nobody has yet follow with it. */
    clipCharacter: (clip: Parameters<StationBridge['papers']['clipCharacter']>[0]) =>
      visible(bridge.papers.clipCharacter(clip)),
    recordServed: (served: Parameters<StationBridge['papers']['recordServed']>[0]) =>
      visible(bridge.papers.recordServed(served)),
    printLetter: (print: Parameters<StationBridge['papers']['printLetter']>[0]) =>
      visible(bridge.papers.printLetter(print)),

    /** Submits a family of the samples; refused in a real station. */
    submitSample: (caseId: string) => visible(bridge.drill.submitSample({ caseId })),
    /** Lets the drill's pretended platform speak; refused in a real station. */
    drillAnswer: (caseId: string, answer: DrillAnswer) =>
      visible(bridge.drill.answer({ caseId, answer })),

    /** Stores both images and the page; the bytes go into the working set without being read back. */
    async addPage({ thumbnail, inTray = false, ...page }: NewPage): Acknowledged {
      const [original, corrected] = await Promise.all([
        sha256Hex(page.original),
        sha256Hex(page.corrected),
      ]);
      set.shelf.put(imageKey(page.caseId, original), page.original);
      set.shelf.put(imageKey(page.caseId, corrected), page.corrected);
      if (thumbnail !== undefined) {
        set.shelf.put(imageKey(page.caseId, corrected, 'thumb'), thumbnail);
      }
      const answer = await visible(handOver(page, inTray));
      if (!answer.ok) {
        set.shelf.take(imageKey(page.caseId, original));
        set.shelf.take(imageKey(page.caseId, corrected));
        set.shelf.take(imageKey(page.caseId, corrected, 'thumb'));
      }
      return answer;
    },

    /** Cuts a page anew; its original stays. */
    async adjustPage({ thumbnail, ...cut }: NewCut): Acknowledged {
      const corrected = await sha256Hex(cut.corrected);
      const keys = [imageKey(cut.caseId, corrected), imageKey(cut.caseId, corrected, 'thumb')];
      [cut.corrected, thumbnail].forEach((bytes, index) => set.shelf.put(keys[index] ?? '', bytes));
      const answer = await visible(bridge.desk.adjustPage(cut));
      if (!answer.ok) for (const key of keys) set.shelf.take(key);
      return answer;
    },

    /** A page image in fewer bytes; what the strip shows of it stays. */
    async reencodePage(
      page: Parameters<StationBridge['desk']['reencodePage']>[0],
    ): Promise<Result<unknown, AppError>> {
      const { caseId, of, corrected } = page;
      const sha256 = await sha256Hex(corrected);
      const thumb = await set.store()?.readImage(imageKey(caseId, of, 'thumb'));
      const shelved = [[imageKey(caseId, sha256), corrected] as const];
      if (thumb?.ok === true && thumb.value !== undefined) {
        shelved.push([imageKey(caseId, sha256, 'thumb'), thumb.value]);
      }
      for (const [key, bytes] of shelved) set.shelf.put(key, bytes);
      const answer = await bridge.desk.reencodePage(page);
      if (!answer.ok) for (const [key] of shelved) set.shelf.take(key);
      return answer;
    },

    /** Reads an image's bytes from the record, for exports and re-filing. */
    readImage: (caseId: string, sha256: string) => bridge.blobs.read({ caseId, sha256 }),
  };
}
