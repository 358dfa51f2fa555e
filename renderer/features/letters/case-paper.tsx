/** One paper of a case ready to be read, printed and saved: a letter or the archive. */
import type { Case } from '../../../shared/domain/case';
import { fieldKeys, fieldText } from '../../../shared/domain/form';
import type { Letter } from '../../../shared/domain/letter';
import { nextPrint } from '../../../shared/domain/letter';
import { useSession } from '../../session/session-provider';
import { secondText } from '../language/dates';
import { useMessages } from '../language/messages-context';
import { PaperView } from './paper-view';

/** `paper` is the identifier of a letter, or `archive`. */
export function CasePaper({ current, paper }: { readonly current: Case; readonly paper: string }) {
  const { casePage, letters, numbers, words } = useMessages();
  const { bridge, commands } = useSession();
  const caseId = current.id;
  if (paper === 'archive') {
    return (
      <PaperView
        title={casePage.archive}
        number={current.caseNumber ?? ''}
        file={current.archive?.file}
        load={() => bridge.papers.archivePdf({ caseId })}
        save={() => bridge.papers.saveArchive({ caseId })}
      />
    );
  }
  const fieldsWith = (point: number) =>
    fieldKeys
      .filter((key) => fieldText(current.form, key).includes(String.fromCodePoint(point)))
      .map((key) => words.fields[key].name);
  const letter = current.letters.find(({ id }) => id === paper);
  if (letter === undefined) return null;
  const ref = { caseId, letterId: letter.id };
  const { voided } = letter;
  const reprintText = ({ printedCopies }: Letter) =>
    printedCopies === 0 ? undefined : letters.reprint(printedCopies, nextPrint(letter));
  if (voided !== undefined) {
    return (
      <PaperView
        title={words.letters[letter.kind]}
        number={letter.number}
        file={letter.file}
        void={{ reason: voided.reason, who: numbers.voidedBy(voided.by, secondText(voided.at)) }}
        load={() => bridge.papers.letterPdf(ref)}
      />
    );
  }
  return (
    <PaperView
      title={words.letters[letter.kind]}
      number={letter.number}
      file={letter.file}
      load={() => bridge.papers.letterPdf(ref)}
      print={(copies, printer) => commands.printLetter({ ...ref, copies, printer })}
      reprint={reprintText(letter)}
      fieldsWith={fieldsWith}
      save={() => bridge.papers.saveLetter(ref)}
    />
  );
}
