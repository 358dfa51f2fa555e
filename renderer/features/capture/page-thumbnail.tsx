/** One page of the strip; drawn again only when something of it is other than before, however many pages stand beside it. */
import { memo } from 'react';
import type { Page } from '../../../shared/domain/document';
import { blockingFaults, openFaults } from '../../../shared/domain/page-judgement';
import type { Messages } from '../../../shared/i18n/messages';
import type { CaptureTexts } from '../../../shared/i18n/zh-cn/capture';
import { useThumbnailUrl } from '../../db/queries';
import { Thumbnail } from '../../ui/data/thumbnail';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { useCaptureTexts } from './capture-texts';

/** The button of a page, for who sends the focus there. */
export const thumbnailId = (pageId: string) => `thumbnail-${pageId}`;

type PicturedPage = {
  readonly pageId: string;
  readonly sha256: Page['corrected']['sha256'];
  readonly mediaType: Page['corrected']['mediaType'];
  /** What is said under the picture. */
  readonly badge: string | undefined;
  readonly isFaulty: boolean;
};

/** What of a page is seen on the strip, each by its value: the case is read anew with every page that comes. */
export function picturedPage(
  page: Page,
  text: CaptureTexts,
  { words }: Pick<Messages, 'words'>,
): PicturedPage {
  const { sha256, mediaType } = page.corrected;
  const open = openFaults(page);
  const isFaulty = blockingFaults(page).length > 0;
  const named = open.map((fault) => words.pageFaults[fault]).join(words.comma);
  const badge = open.length > 0 ? named : standingOf(page, text);
  return { pageId: page.id, sha256, mediaType, badge, isFaulty };
}

/** That nobody judged it, a fault was explained, the family took it, or that it is the picture as it came. */
function standingOf({ byFamily, faults, shape }: Page, text: CaptureTexts): string | undefined {
  if (faults === undefined) return text.unjudgedBadge;
  if (faults.length > 0) return text.keptBadge;
  if (byFamily === true) return text.byFamilyBadge;
  return shape === undefined ? text.uncutBadge : undefined;
}

type PageThumbnailProps = PicturedPage & {
  readonly caseId: string;
  readonly caption: string;
  readonly alt: string;
  readonly selected: boolean;
  /** One function for all pages, the same at every drawing. */
  readonly onSelect: (pageId: string) => void;
};

/** The picture of a page with its name and what is wrong with it. */
export const PageThumbnail = memo(function PageThumbnail(props: PageThumbnailProps) {
  const text = useCaptureTexts();
  const { caseId, pageId, sha256, mediaType, badge } = props;
  const url = useThumbnailUrl(caseId, { sha256, mediaType });
  return (
    <Thumbnail
      id={thumbnailId(pageId)}
      src={url ?? undefined}
      alt={props.alt}
      caption={props.caption}
      state={
        badge === undefined ? undefined : (
          <StatusBadge tone={props.isFaulty ? 'warning' : 'neutral'}>{badge}</StatusBadge>
        )
      }
      selected={props.selected}
      onSelect={() => props.onSelect(pageId)}
      emptyHint={url === null ? text.pictureMissing : text.pictureLoading}
    />
  );
});
