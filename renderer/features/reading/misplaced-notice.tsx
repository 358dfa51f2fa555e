/** Pages that seem to belong to another paper: a look at each, and the way to where they belong. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { v7 as newId } from 'uuid';
import {
  misplacedPages,
  type MisplacedPage,
  type SeenPage,
} from '../../../shared/capture/reading/misplaced';
import { orderOfPile } from '../../../shared/capture/reading/pile-order';
import type { ReadPage } from '../../../shared/capture/reading/read-page';
import type { Case } from '../../../shared/domain/case';
import type { RequirementProgress } from '../../../shared/domain/completeness';
import { isInspected } from '../../../shared/domain/document';
import { ok } from '../../../shared/domain/result';
import type { PolicyPack } from '../../../shared/policy/pack';
import { useThumbnailUrl } from '../../db/queries';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { useToast } from '../../ui/feedback/toast';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { readingOf } from './desk-reading';
import styles from './reading.module.css';
import { pageNames, pageTitle, type NamedPage } from './page-names';
import { useReading } from './use-reading';

/** Nothing while every page seems to be where it belongs. A person who held the original knows better. */
export function MisplacedNotice(props: {
  readonly current: Case;
  readonly lines: readonly RequirementProgress[];
}) {
  const { reading: words, material } = useMessages();
  const { current, lines } = props;
  const toast = useToast();
  const call = useCall();
  const { movePages, found, leave } = useMisplaced(current, lines);
  const nameOf = pageNames(current, lines, material.captureTitle);
  const movable = found.filter(({ to }) => to !== undefined);
  const titleOf = (requirementId: string | undefined) =>
    lines.find(({ requirement }) => requirement.id === requirementId)?.requirement.title ?? '';
  const focusAfter = useFocusAfter(found, call.pending);
  const move = async (pages: readonly MisplacedPage[], title: string) => {
    const moved = await call.run(() => movePages(pages));
    if (moved !== undefined) toast({ tone: 'success', title }, 'moved');
  };
  if (found.length === 0) return null;
  return (
    <Notice
      tone="warning"
      title={words.pile(found.length)}
      lines={[words.otherKindSafe, words.otherKindTodo]}
      actions={
        movable.length > 1 && (
          <Button
            variant="primary"
            pending={call.pending}
            onPress={() => void move(movable, words.pileMoved(movable.length))}
          >
            {words.movePile(movable.length)}
          </Button>
        )
      }
    >
      <ul className={styles.misplaced}>
        {found.map((one) => {
          const page = nameOf(one.pageId);
          if (page === undefined) return null;
          const { to } = one;
          const isOwn = to?.documentId === one.documentId;
          return (
            <li key={one.pageId} className={styles.misplacedPage}>
              <SmallPicture caseId={current.id} page={page} />
              <span>{words.otherKind(page.title, one.title)}</span>
              <span className={styles.misplacedActions}>
                {to !== undefined && (
                  <Button
                    size="small"
                    variant={movable.length > 1 ? 'secondary' : 'primary'}
                    disabled={call.pending}
                    onPress={() => {
                      focusAfter(one);
                      void move([one], isOwn ? words.renamed(one.title) : words.moved(one.title));
                    }}
                  >
                    {isOwn ? words.rename(one.title) : words.moveTo(titleOf(to.requirementId))}
                  </Button>
                )}
                <Button
                  size="small"
                  id={rightHereId(one)}
                  disabled={call.pending}
                  onPress={() => {
                    focusAfter(one);
                    leave(one);
                  }}
                >
                  {words.rightHere}
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
      <ErrorNotice error={call.error} />
    </Notice>
  );
}

const rightHereId = ({ pageId }: Pick<MisplacedPage, 'pageId'>) => `right-here-${pageId}`;

/** The line whose button had the focus goes: whoever works by keys goes on at the one beside it. */
function useFocusAfter(
  found: readonly MisplacedPage[],
  isPending: boolean,
): (going: MisplacedPage) => void {
  const wanted = useRef<{ readonly going: MisplacedPage; readonly next: MisplacedPage }>(undefined);
  useEffect(() => {
    const { going, next } = wanted.current ?? {};
    if (isPending || next === undefined || found.some(({ pageId }) => pageId === going?.pageId))
      return;
    wanted.current = undefined;
    // Whoever went elsewhere meanwhile stays there.
    if (document.activeElement === document.body) {
      document.getElementById(rightHereId(next))?.focus();
    }
  }, [found, isPending]);
  return (going) => {
    const at = found.findIndex(({ pageId }) => pageId === going.pageId);
    const next = found[at + 1] ?? found[at - 1];
    wanted.current = next && { going, next };
  };
}

function SmallPicture({ caseId, page }: { readonly caseId: string; readonly page: NamedPage }) {
  const url = useThumbnailUrl(caseId, page.page.corrected);
  return typeof url === 'string' ? (
    <img className={styles.small} src={url} alt={page.title} />
  ) : (
    <span className={styles.small} />
  );
}

type Found = MisplacedPage & {
  /** What it seems to be. */
  readonly title: string;
};

function useMisplaced(current: Case, lines: readonly RequirementProgress[]) {
  const { reading: words } = useMessages();
  const desk = useSession();
  const { placedRight } = readingOf(desk);
  const { packs } = desk;
  const [, setLeft] = useState(0);
  const { pages } = useReading(current);
  const inspected = new Set(current.documents.filter(isInspected).map(({ id }) => id));
  // Looked through once for all pages, and not for every percent of a scan.
  const heap = useMemo(() => seenInPile(pages), [pages]);
  const seen = heap.filter(
    ({ documentId, pageId }) => !inspected.has(documentId) && !placedRight.has(pageId),
  );
  const titles = titlesOf(packs.packOf(current).pack, words.anotherPaper);
  const found = misplacedPages(seen, lines).map((one): Found => ({
    ...one,
    title: titles(one.kind, one.to?.role, one.to?.documentId === one.documentId),
  }));
  return {
    found,
    leave: ({ pageId }: MisplacedPage) => {
      placedRight.add(pageId);
      setLeft((count) => count + 1);
    },
    /** One after the other; ends at the first that fails. */
    movePages: async (moved: readonly MisplacedPage[]) => {
      const fresh = new Map<string, string>();
      for (const { documentId, pageId, to } of moved) {
        if (to === undefined) continue;
        const into = to.documentId ?? fresh.get(to.requirementId) ?? newId();
        fresh.set(to.requirementId, into);
        const place = { ...to, documentId: into };
        const answer = await desk.commands.movePage(current.id, { documentId, pageId, to: place });
        if (!answer.ok) return answer;
      }
      return ok(undefined);
    },
  };
}

/** What kinds and pages of papers are called in a pack; kinds that it has no name for are another paper. */
function titlesOf({ requirements }: Pick<PolicyPack, 'requirements'>, another: string) {
  const options = requirements.flatMap((requirement) => requirement.options);
  /** `inPaper`: the paper itself is known, and only the page is named. */
  return (kind: string, role: string | undefined, inPaper: boolean): string => {
    const option = options.find((one) => one.kind === kind);
    if (option === undefined) return another;
    const own = inPaper ? option.pages.find((one) => one.role === role)?.title : undefined;
    return own ?? pageTitle(option, role);
  };
}

/** All pages of the case as one heap: two books are told apart, and pages come in the order of their paper. */
function seenInPile(pages: readonly ReadPage[]): readonly SeenPage[] {
  const heap = orderOfPile(pages.map(({ pageId, text }) => ({ id: pageId, text })));
  return heap.flatMap(({ kind, pages: own }) =>
    own.flatMap(({ id, role, sure }): SeenPage[] => {
      const page = pages.find(({ pageId }) => pageId === id);
      return page === undefined || kind === undefined
        ? []
        : [{ ...page, seems: { kind, role, sure } }];
    }),
  );
}
