/** Any two of the three recovery sheets, in any order, as they are typed or scanned. */
import { useState } from 'react';
import { parseShareText } from '../../../shared/vault/recovery-text';
import { SheetBox } from './sheet-box';

/** The two boxes, and what they hold once both sheets are whole; `asked` as for a box. */
export function useTwoSheets(asked: boolean) {
  const [sheets, setSheets] = useState<readonly [string, string]>(['', '']);
  return {
    whole: (): [string, string] | undefined =>
      sheets.every((text) => parseShareText(text).ok) ? [...sheets] : undefined,
    boxes: (
      <>
        <SheetBox
          box={1}
          asked={asked}
          text={sheets[0]}
          onChange={(text) => setSheets(([, second]) => [text, second])}
        />
        <SheetBox
          box={2}
          asked={asked}
          text={sheets[1]}
          onChange={(text) => setSheets(([first]) => [first, text])}
        />
      </>
    ),
  };
}
