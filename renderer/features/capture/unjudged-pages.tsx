/** Pages that nobody judged, since the eye gave out over them: said so, and looked at once more when asked. */
import { useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import type { Page } from '../../../shared/domain/document';
import type { Result } from '../../../shared/domain/result';
import { loadImage } from '../../db/image-shelf';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import type { RecutPage } from '../../workers/page-maker';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { useCaptureTexts } from './capture-texts';
import { pageMakerOf } from './desk-intakes';

/** One notice for all of them; nothing where every page was judged. */
export function UnjudgedPages(props: {
  readonly caseId: string;
  readonly kind: string;
  readonly pages: readonly Page[];
  readonly onJudged: (page: Page, cut: RecutPage) => Promise<Result<unknown, AppError>>;
}) {
  const text = useCaptureTexts();
  const { words } = useMessages();
  const desk = useSession();
  const call = useCall();
  const [judging, setJudging] = useState(false);
  const [gaveOut, setGaveOut] = useState(false);
  const { caseId, kind, pages, onJudged } = props;
  const unjudged = pages.filter(({ faults }) => faults === undefined);
  if (unjudged.length === 0) return null;
  const numbers = unjudged.map((page) => String(pages.indexOf(page) + 1)).join(words.comma);

  const judge = async (page: Page): Promise<boolean> => {
    const store = desk.workingSet.store();
    if (store === undefined) return false;
    const read = await loadImage(store, desk.bridge.blobs.read, caseId, page.original);
    const cut = read.ok ? await pageMakerOf(desk).judgeAgain(read.value, kind) : undefined;
    if (cut === undefined) return false;
    return (await call.run(() => onJudged(page, cut))) !== undefined;
  };
  const judgeAll = async () => {
    setJudging(true);
    let isOver = true;
    for (const page of unjudged) isOver = (await judge(page).catch(() => false)) && isOver;
    setGaveOut(!isOver);
    setJudging(false);
  };
  return (
    <>
      <Notice
        tone="warning"
        title={text.unjudged(numbers)}
        lines={[text.unjudgedSafe, gaveOut ? text.unjudgedAgain : text.unjudgedTodo]}
        actions={
          <Button pending={judging} onPress={() => void judgeAll()}>
            {text.judgeAgain}
          </Button>
        }
      />
      <ErrorNotice error={call.error} />
    </>
  );
}
