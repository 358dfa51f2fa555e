/** What the calls about papers do: show, print and save a letter or the archive. */
import { newId } from '../new-id';
import type { AppError } from '../../shared/domain/app-error';
import type { Letter } from '../../shared/domain/letter';
import { isValid, nextPrint } from '../../shared/domain/letter';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import { templateOf } from '../../shared/policy/usual-letters';
import type { AuditRecorder } from './audit-recorder';
import type { Doors } from './doors';
import type { Papers } from '../papers/papers-client';
import type { Printing } from './printing';
import { takeInClip } from './letter-clips';
import { takeInServed } from './page-intake';
import type { Outputs } from './outputs';

/** The handlers; what is shown, printed or saved is noted in the trail. */
export function createPaperHandlers(
  { brief, seen, seenBriefly }: Doors,
  outputs: Outputs,
  recorder: Pick<AuditRecorder, 'note' | 'viewed'>,
  papers: Pick<Papers, 'makeReprint'>,
  printing: Printing,
): Handlers['papers'] {
  return {
    letterPdf: ({ caseId, letterId }) =>
      seenBriefly(caseId, async ({ paperDesk }) => {
        const found = await paperDesk.letterPdf(caseId, letterId);
        if (!found.ok) return found;
        // A full disk must not keep what is there from being read; that it could not be noted is in the log.
        await recorder.viewed({ what: 'letter', caseId, id: letterId });
        const { bytes, letter } = found.value;
        if (isValid(letter)) return copied(ok(bytes));
        const marked = await papers.makeReprint(bytes, { kind: 'void' });
        // The screen says that it is void in any case.
        return marked.ok ? ok(Uint8Array.from(marked.value.bytes)) : copied(ok(bytes));
      }),
    previewLetter: ({ caseId, verdict }) =>
      seenBriefly(caseId, async ({ paperDesk, desk, actor }) => {
        const now = await desk.find(caseId);
        if (!now.ok) return now;
        if (now.value === undefined) return err({ kind: 'caseUnknown' });
        // Whether what was drawn was read is asked when somebody decides.
        const read = now.value.documents.map(({ id: documentId, pages }) => ({
          documentId,
          pages: pages.map(({ id }) => id),
        }));
        const found =
          verdict === undefined
            ? ok(now.value)
            : await desk.foresee(
                { name: 'decideAtDesk', caseId, decisionId: newId(), verdict, read },
                actor,
              );
        if (!found.ok) return found;
        const preview = await paperDesk.previewLetter(found.value, actor.name);
        if (!preview.ok) return preview;
        await recorder.viewed({ what: 'letterPreview', caseId });
        return preview;
      }),
    printers: () => brief(printing.printers),
    printLetter: ({ caseId, letterId, ...choice }) =>
      seen(caseId, async (station) => {
        const { during, paperDesk, desk, actor } = station;
        const found = await during(() => paperDesk.letterPdf(caseId, letterId));
        if (!found.ok) return found;
        if (!isValid(found.value.letter)) return err({ kind: 'letterVoid' });
        const noted = await noteOverride(caseId, found.value.letter);
        if (!noted.ok) return noted;
        const sheets = await sheetsOf(found.value);
        if (!sheets.ok) return sheets;
        await printing.remember(choice.printer);
        const { copies } = choice;
        return outputs.print(
          station,
          { what: 'letter', caseId, id: letterId },
          { bytes: sheets.value, ...choice },
          () => desk.execute({ name: 'recordLetterPrinted', caseId, letterId, copies }, actor),
        );
      }),
    saveLetter: ({ caseId, letterId }) =>
      seen(caseId, async (station) => {
        const { during, paperDesk, desk, actor, policy } = station;
        const found = await during(() => paperDesk.letterPdf(caseId, letterId));
        if (!found.ok) return found;
        const { bytes, letter, current } = found.value;
        if (!isValid(letter)) return err({ kind: 'letterVoid' });
        const noted = await noteOverride(caseId, letter);
        if (!noted.ok) return noted;
        const { title } = templateOf(policy.packOf(current), letter.kind);
        const name = `${title}-${current.caseNumber ?? ''}.pdf`;
        const record = () => desk.execute({ name: 'recordLetterSaved', caseId, letterId }, actor);
        const output = { what: 'letter' as const, caseId, id: letterId };
        return outputs.save(station, output, { name }, async () => ok({ bytes, record }));
      }),
    clipCharacter: (input) => seenBriefly(input.caseId, (station) => takeInClip(input, station)),
    recordServed: (input) => seenBriefly(input.caseId, (station) => takeInServed(input, station)),
    archivePdf: ({ caseId }) =>
      seenBriefly(caseId, async ({ paperDesk }) => {
        const found = await paperDesk.archivePdf(caseId);
        if (!found.ok) return found;
        await recorder.viewed({ what: 'archive', caseId });
        return copied(ok(found.value.bytes));
      }),
    saveArchive: ({ caseId }) =>
      seen(caseId, async (station) => {
        const found = await station.during(() => station.paperDesk.archivePdf(caseId));
        if (!found.ok) return found;
        const { bytes, current } = found.value;
        const record = () => recorder.note({ type: 'archiveSaved', caseId });
        const name = `电子档案-${current.caseNumber ?? ''}.pdf`;
        const output = { what: 'archive' as const, caseId };
        return outputs.save(station, output, { name }, async () => ok({ bytes, record }));
      }),
  };

  /** From the second print on the paper says which one it is; what is stored stays as it is. */
  async function sheetsOf({
    bytes,
    letter,
  }: {
    readonly bytes: Buffer;
    readonly letter: Letter;
  }): Promise<Result<Uint8Array, AppError>> {
    if (letter.printedCopies === 0) return ok(bytes);
    const copy = nextPrint(letter);
    const mark = { kind: 'reprint' as const, ...(copy === undefined ? {} : { copy }) };
    const made = await papers.makeReprint(bytes, mark);
    return made.ok ? ok(made.value.bytes) : err({ kind: 'paperFailed' });
  }

  /** The window asked before a letter in which characters are missing leaves; that it left all the same is kept. */
  async function noteOverride(
    caseId: string,
    { id, file }: Letter,
  ): Promise<Result<undefined, AppError>> {
    if (file === undefined || file.missingGlyphs.length === 0) return ok(undefined);
    return recorder.note({ type: 'overridden', caseId, what: 'missingGlyphs', id });
  }
}

/** Bytes with a memory of their own: a Buffer's pool would travel to the window with them. */
export function copied<E>(bytes: Result<Uint8Array, E>): Result<Uint8Array<ArrayBuffer>, E> {
  return bytes.ok ? ok(new Uint8Array(bytes.value)) : bytes;
}
