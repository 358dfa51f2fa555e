/** The papers of a case page by page: on past the last page of one paper is the first page of the next. */
import type { Page } from '../../../shared/domain/document';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { EmptyState } from '../../ui/feedback/empty-state';
import { CheckIcon } from '../../ui/icon/action-icons';
import { PagesIcon } from '../../ui/icon/thing-icons';
import { useMessages } from '../language/messages-context';
import { PageStage } from '../material/page-stage';
import { pageName, type ReadPage } from './case-pages';
import styles from './review.module.css';
import type { SeenPages } from './seen-pages';

/** Which page is on the screen is the screen's to know: the other half leads here too. */
export function DocumentReader(props: {
  readonly caseId: string;
  readonly pages: readonly ReadPage[];
  /** The page on the screen. */
  readonly at: number;
  readonly onAt: (index: number) => void;
  readonly seen: SeenPages;
}) {
  const { material, review: words } = useMessages();
  const { pages, at, onAt, seen } = props;
  const shown = pages[at];
  const firsts = pages.flatMap(({ page, document }, index) =>
    document.pages[0] === page ? [index] : [],
  );
  const paper = firsts.findLastIndex((first) => first <= at);
  const toPaper = (by: 1 | -1) => {
    const first = firsts[(paper + by + firsts.length) % firsts.length];
    if (first !== undefined) onAt(first);
  };
  useShortcut('F3', () => toPaper(-1), firsts.length > 1);
  useShortcut('F4', () => toPaper(1), firsts.length > 1);
  if (shown === undefined) {
    return <EmptyState icon={<PagesIcon />} title={words.noPages} detail={words.noPagesDetail} />;
  }
  const { document, page, title } = shown;
  const place = material.page(
    document.pages.indexOf(page) + 1,
    document.pages.length,
    pageName(shown),
  );
  return (
    <PageStage
      caseId={props.caseId}
      page={page}
      place={place}
      onTurn={(by) => onAt(Math.min(pages.length - 1, Math.max(0, at + by)))}
      onShown={seen.see}
    >
      <div className={styles.turn} role="group" aria-label={material.pages}>
        <span className={styles.quiet}>{words.document(paper + 1, firsts.length, title)}</span>
        {firsts.length > 1 && (
          <>
            <Button size="small" keyHint="F3" onPress={() => toPaper(-1)}>
              {material.previous}
            </Button>
            <Button size="small" keyHint="F4" onPress={() => toPaper(1)}>
              {material.next}
            </Button>
          </>
        )}
        {document.pages.length > 1 &&
          document.pages.map((one, index) => (
            <PageButton
              key={one.id}
              page={one}
              label={`${index + 1} ${pages[(firsts[paper] ?? 0) + index]?.pageTitle ?? ''}`.trim()}
              isShown={one === page}
              isSeen={seen.has(one)}
              onPress={() => onAt((firsts[paper] ?? 0) + index)}
            />
          ))}
      </div>
    </PageStage>
  );
}

function PageButton(props: {
  readonly page: Page;
  readonly label: string;
  readonly isShown: boolean;
  readonly isSeen: boolean;
  readonly onPress: () => void;
}) {
  const { review: words } = useMessages();
  const { label, isShown, isSeen } = props;
  return (
    <Button
      size="small"
      icon={isSeen ? <CheckIcon /> : undefined}
      pressed={isShown}
      accessibleName={`${label} ${isSeen ? words.seen : words.notSeen}`}
      onPress={props.onPress}
    >
      {label}
    </Button>
  );
}
