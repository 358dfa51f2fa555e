/** The eye of the desk: the vision worker's findings as corners, ways up and faults of the record. */
import type { Corner, Corners, PageFaultKind } from '../../shared/domain/page-judgement';
import type { OwnBytes } from './image-messages';
import type { PageEye } from './page-maker';
import { paperOfKind } from './paper-of-kind';
import { startVisionClient, type VisionClient } from './vision-client';
import type { PageIssueKind, Rotation } from './vision/finding';
import type { Point, Quad } from './vision/geometry';
import { turnQuad } from './vision/geometry';

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
    async look(picture, kind) {
      const finding = await client.find(picture, paperOfKind(kind));
      if (finding === undefined) return undefined;
      const { outline, rotation, dpi, issues } = finding;
      return {
        faults: issues.map((issue) => faultOf[issue.kind]),
        ...(outline === undefined ? {} : { corners: cornersOf(outline, rotation) }),
        ...(dpi === undefined ? {} : { dpi: rounded(dpi) }),
      };
    },
    async glance(small) {
      const outline = await client.glance(small);
      if (outline === undefined) return undefined;
      return outline === null ? {} : { corners: cornersOf(outline, 0) };
    },
    async cut(picture: OwnBytes, corners: Corners, kind: string) {
      // The corners begin at the paper's own top left, so that nothing is left to be turned.
      const page = await client.straighten(picture, quadOf(corners), 0, paperOfKind(kind));
      if (page === undefined) return undefined;
      return { jpeg: page.jpeg, ...(page.dpi === undefined ? {} : { dpi: rounded(page.dpi) }) };
    },
    close: () => client.close(),
  };
}

const rounded = (value: number) => Math.round(value * 10) / 10;

const cornerOf = ({ x, y }: Point): Corner => [rounded(x), rounded(y)];

/** A paper that lies turned a quarter to the right has its top left where the picture's top right is. */
function cornersOf(outline: Quad, rotation: Rotation): Corners {
  const [a, b, c, d] = turnQuad(outline, rotation / 90);
  return [cornerOf(a), cornerOf(b), cornerOf(c), cornerOf(d)];
}

function quadOf([a, b, c, d]: Corners): Quad {
  const point = ([x, y]: Corner): Point => ({ x, y });
  return [point(a), point(b), point(c), point(d)];
}
