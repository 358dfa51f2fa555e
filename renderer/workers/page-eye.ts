/** The eye of the desk: the vision worker's findings as corners, ways up and faults of the record. */
import type { Corners, PageFaultKind } from '../../shared/domain/page-judgement';
import type { OwnBytes } from './image-messages';
import type { Cut, Look, PageEye } from './page-maker';
import { paperOfKind } from './paper-of-kind';
import { startVisionClient, type VisionClient } from './vision-client';
import type { StraightPage } from './vision-messages';
import { cornersOf, quadOf } from './vision/cut-page';
import type { PageFinding, PageIssueKind } from './vision/finding';

const faultOf: { readonly [Kind in PageIssueKind]: PageFaultKind } = {
  noPaper: 'noPaper',
  blankSheet: 'blankSheet',
  twoPapers: 'twoPapers',
  edgeCut: 'cut',
  blurred: 'blurred',
  motion: 'moved',
  glare: 'glare',
  finger: 'covered',
  tooDark: 'dark',
  tooSmall: 'small',
};

/** Starts no worker before the first picture. */
export function startPageEye(client: VisionClient = startVisionClient()): PageEye {
  return {
    open: () => client.open(),
    async make(picture, kind) {
      const made = await client.makePage(picture, paperOfKind(kind));
      if (made === undefined) return undefined;
      const { finding, corners, page } = made;
      return {
        ...lookOf(finding),
        ...(corners === undefined ? {} : { corners }),
        ...(page === undefined ? {} : { cut: cutOf(page) }),
      };
    },
    async look(picture, kind) {
      const finding = await client.find(picture, paperOfKind(kind));
      return finding && lookOf(finding);
    },
    async glance(frame) {
      const seen = await client.glance(frame);
      if (seen === undefined) return undefined;
      const { outline, ...rest } = seen;
      return { ...rest, corners: outline === null ? undefined : cornersOf(outline, 0) };
    },
    async cut(picture: OwnBytes, corners: Corners, kind: string) {
      // The corners begin at the paper's own top left, so that nothing is left to be turned.
      const page = await client.straighten(picture, quadOf(corners), 0, paperOfKind(kind));
      return page && cutOf(page);
    },
    close: () => client.close(),
  };
}

const rounded = (value: number) => Math.round(value * 10) / 10;

function lookOf({ outline, rotation, dpi, issues }: PageFinding): Look {
  return {
    faults: issues.map((issue) => faultOf[issue.kind]),
    ...(outline === undefined ? {} : { corners: cornersOf(outline, rotation) }),
    ...(dpi === undefined ? {} : { dpi: rounded(dpi) }),
  };
}

const cutOf = ({ jpeg, thumbnail, dpi }: StraightPage): Cut => ({
  jpeg,
  thumbnail,
  ...(dpi === undefined ? {} : { dpi: rounded(dpi) }),
});
