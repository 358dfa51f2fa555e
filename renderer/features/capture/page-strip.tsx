/** The pages a document has: looked at, retaken, put in order, renamed, removed. */
import { useCallback, useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import type { Case } from '../../../shared/domain/case';
import type { CaseDocument, Page } from '../../../shared/domain/document';
import { extraRole, type PageExpectation } from '../../../shared/domain/requirement';
import type { Result } from '../../../shared/domain/result';
import { Button } from '../../ui/action/button';
import { ThumbnailList } from '../../ui/data/thumbnail';
import { Select } from '../../ui/field/select';
import { ArrowDownIcon, ArrowUpIcon, EyeIcon, TrashIcon } from '../../ui/icon/action-icons';
import { CameraIcon } from '../../ui/icon/thing-icons';
import { ConfirmDialog } from '../../ui/overlay/confirm-dialog';
import type { OwnBytes } from '../../workers/image-messages';
import type { RecutPage } from '../../workers/page-maker';
import { useMessages } from '../language/messages-context';
import { AdjustPage } from './adjust-page';
import styles from './capture.module.css';
import { useCaptureTexts } from './capture-texts';
import { FaultyPages } from './faulty-pages';
import { OrderHint } from './order-hint';
import { PageThumbnail, picturedPage, thumbnailId } from './page-thumbnail';
import { PageView } from './page-view';
import { UnjudgedPages } from './unjudged-pages';
import { useFocusAfterRemoval } from './use-focus-after-removal';

/** What can be done with a page; each answers when it is on the disk and on the screen. */
export type PageActions = {
  readonly retake: (page: Page) => void;
  readonly recut: (page: Page, cut: RecutPage) => Promise<Result<unknown, AppError>>;
  /** Another page out of the picture of this one. */
  readonly takeAgain: (
    page: Page,
    cut: RecutPage,
    original: OwnBytes,
  ) => Promise<Result<unknown, AppError>>;
  readonly remove: (page: Page) => Promise<void>;
  readonly move: (page: Page, by: -1 | 1) => Promise<void>;
  readonly arrange: (order: readonly string[]) => Promise<void>;
  readonly changeRole: (page: Page, role: string) => Promise<void>;
};

const noPagesId = 'no-pages';

/** Pages in their order; the actions of the chosen one stand under the strip. */
export function PageStrip(props: {
  readonly current: Case;
  readonly document: CaseDocument | undefined;
  readonly expected: readonly PageExpectation[];
  readonly actions: PageActions;
  /** The page that the next picture replaces. */
  readonly replacing: string | undefined;
  readonly disabled: boolean;
}) {
  const text = useCaptureTexts();
  const messages = useMessages();
  const { document, actions } = props;
  const pages = document?.pages ?? [];
  const [chosen, setChosen] = useState<string>();
  const choose = useCallback(
    (pageId: string) => setChosen((before) => (before === pageId ? undefined : pageId)),
    [],
  );
  const [open, setOpen] = useState<'view' | 'adjust' | 'again' | 'remove'>();
  const [pending, setPending] = useState(false);
  const index = pages.findIndex(({ id }) => id === chosen);
  const page = pages[index];
  const titleOf = (role: string) => roleTitle(props.expected, role, text.extraPage);
  const focusInstead = useFocusAfterRemoval();
  const run = async (action: Promise<void>) => {
    setPending(true);
    await action.finally(() => setPending(false));
    setOpen(undefined);
  };
  const remove = async (gone: Page) => {
    const next = pages[index + 1] ?? pages[index - 1];
    await run(actions.remove(gone));
    focusInstead(thumbnailId(gone.id), next === undefined ? noPagesId : thumbnailId(next.id));
  };
  const arrange = async (order: readonly string[]) => {
    await run(actions.arrange(order));
    // The button went with the disorder.
    globalThis.document.getElementById(thumbnailId(order[0] ?? ''))?.focus();
  };
  if (document === undefined || pages.length === 0) {
    return (
      <p id={noPagesId} tabIndex={-1} className={styles.hint}>
        {text.noPages}
      </p>
    );
  }
  return (
    <div className={styles.strip}>
      <FaultyPages
        current={props.current}
        documentId={document.id}
        pages={pages}
        titleOf={titleOf}
        disabled={props.disabled}
        onRetake={actions.retake}
        onAdjust={(faulty) => {
          setChosen(faulty.id);
          setOpen('adjust');
        }}
      />
      {!props.disabled && (
        <UnjudgedPages
          caseId={props.current.id}
          kind={document.kind}
          pages={pages}
          onJudged={actions.recut}
        />
      )}
      <ThumbnailList label={text.pages}>
        {pages.map((one, i) => (
          <PageThumbnail
            key={one.id}
            caseId={props.current.id}
            {...picturedPage(one, text, messages)}
            caption={text.page(i + 1, titleOf(one.role))}
            alt={text.pageAlt(i + 1, titleOf(one.role))}
            selected={one.id === chosen || one.id === props.replacing}
            onSelect={choose}
          />
        ))}
      </ThumbnailList>
      <OrderHint
        pages={pages}
        expected={props.expected}
        disabled={props.disabled || pending}
        onArrange={(order) => void arrange(order)}
      />
      {page !== undefined && (
        <div
          className={styles.row}
          role="group"
          aria-label={text.selected(index + 1, titleOf(page.role))}
        >
          <Button icon={<EyeIcon />} onPress={() => setOpen('view')}>
            {text.view}
          </Button>
          <Button
            icon={<CameraIcon />}
            disabled={props.disabled}
            onPress={() => actions.retake(page)}
          >
            {text.retake}
          </Button>
          <Button disabled={props.disabled} onPress={() => setOpen('adjust')}>
            {text.adjust}
          </Button>
          <Button disabled={props.disabled} onPress={() => setOpen('again')}>
            {text.again}
          </Button>
          <Button
            icon={<ArrowUpIcon />}
            disabled={props.disabled || index === 0}
            pending={pending}
            onPress={() => void run(actions.move(page, -1))}
          >
            {text.earlier}
          </Button>
          <Button
            icon={<ArrowDownIcon />}
            disabled={props.disabled || index === pages.length - 1}
            pending={pending}
            onPress={() => void run(actions.move(page, 1))}
          >
            {text.later}
          </Button>
          <Button icon={<TrashIcon />} disabled={props.disabled} onPress={() => setOpen('remove')}>
            {text.remove}
          </Button>
          <Select
            label={text.roleOfPage}
            placeholder={text.roleOfPage}
            disabled={props.disabled || pending}
            value={page.role}
            onChange={(role) => {
              if (role !== page.role) void run(actions.changeRole(page, role));
            }}
            options={roleOptions(props.expected, text.extraPage, page.role)}
          />
        </div>
      )}
      {page !== undefined && open === 'again' && (
        <AdjustPage
          key={page.id}
          current={props.current}
          kind={document.kind}
          page={page}
          from="whole"
          title={text.againTitle(index + 1, titleOf(page.role))}
          confirmLabel={text.againApply}
          alt={text.pageAlt(index + 1, titleOf(page.role))}
          onCut={(cut, original) => actions.takeAgain(page, cut, original)}
          onClose={() => setOpen(undefined)}
        />
      )}
      {page !== undefined && open === 'adjust' && (
        <AdjustPage
          key={page.id}
          current={props.current}
          kind={document.kind}
          page={page}
          title={text.adjustTitle(index + 1, titleOf(page.role))}
          confirmLabel={text.cutApply}
          alt={text.pageAlt(index + 1, titleOf(page.role))}
          onCut={(cut) => actions.recut(page, cut)}
          onClose={() => setOpen(undefined)}
        />
      )}
      {page !== undefined && open === 'view' && (
        <PageView
          caseId={props.current.id}
          page={page}
          title={text.page(index + 1, titleOf(page.role))}
          alt={text.pageAlt(index + 1, titleOf(page.role))}
          onClose={() => setOpen(undefined)}
        />
      )}
      {page !== undefined && (
        <ConfirmDialog
          open={open === 'remove'}
          tone="danger"
          title={text.removeTitle}
          lines={text.removeLines(index + 1, titleOf(page.role))}
          confirmLabel={text.removeConfirm}
          cancelLabel={messages.words.cancel}
          pending={pending}
          onConfirm={() => void remove(page)}
          onCancel={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}

/** What a page is called; pages beyond the expected ones share one name. */
export function roleTitle(
  expected: readonly PageExpectation[],
  role: string,
  extra: string,
): string {
  return expected.find((one) => one.role === role)?.title ?? extra;
}

/** The names a page may be given; `present` stays choosable when the kind of document changed. */
export function roleOptions(expected: readonly PageExpectation[], extra: string, present?: string) {
  const options = [
    ...expected.map(({ role, title }) => ({ value: role, label: title })),
    { value: extraRole, label: extra },
  ];
  return present === undefined || options.some(({ value }) => value === present)
    ? options
    : [...options, { value: present, label: extra }];
}
