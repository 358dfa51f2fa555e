/** One paper of a case ready to be read, printed and saved: a letter or the archive. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { isAllowed } from '../../../shared/domain/command';
import { fieldKeys, fieldText } from '../../../shared/domain/form';
import type { Letter } from '../../../shared/domain/letter';
import { isHandedOut, nextPrint } from '../../../shared/domain/letter';
import { useSession } from '../../session/session-provider';
import { secondText } from '../language/dates';
import { useMessages } from '../language/messages-context';
import { ClipDialog } from './clip-dialog';
import { PaperView } from './paper-view';

/** Characters that stand on one line beside the clip. */
const sampleLength = 10;

/** `paper` is the identifier of a letter, or `archive`. */
export function CasePaper({ current, paper }: { readonly current: Case; readonly paper: string }) {
  const { casePage, letters, numbers, words } = useMessages();
  const { bridge, commands, session } = useSession();
  const [clipping, setClipping] = useState<number>();
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
  const keysWith = (point: number) =>
    fieldKeys.filter((key) => fieldText(current.form, key).includes(String.fromCodePoint(point)));
  const fieldsWith = (point: number) => keysWith(point).map((key) => words.fields[key].name);
  /** As it stands in the form; a text as long as an address would not be seen whole. */
  const sampleOf = (point: number) => {
    const character = String.fromCodePoint(point);
    const [text = ''] = keysWith(point).map((key) => fieldText(current.form, key));
    return text !== '' && text.length <= sampleLength ? text : character;
  };
  const mayClip =
    current.archive === undefined &&
    isAllowed('clipCharacter', current.state, session.operator.role) === 'yes';
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
    <>
      <PaperView
        title={words.letters[letter.kind]}
        number={letter.number}
        file={letter.file}
        load={() => bridge.papers.letterPdf(ref)}
        print={(copies, printer) => commands.printLetter({ ...ref, copies, printer })}
        reprint={reprintText(letter)}
        fieldsWith={fieldsWith}
        onClip={mayClip ? setClipping : undefined}
        save={() => bridge.papers.saveLetter(ref)}
      />
      {clipping !== undefined && (
        <ClipDialog
          current={current}
          codePoint={clipping}
          sample={sampleOf(clipping)}
          stays={isHandedOut(letter)}
          onClose={() => setClipping(undefined)}
        />
      )}
    </>
  );
}
