/** Makes the page that papers show out of the picture that came in: found, cut, set upright, judged. */
import type { Glimpse } from '../../shared/capture/auto-shutter';
import { readPageHeader } from '../../shared/capture/image-header';
import { isCoarse } from '../../shared/capture/page-resolution';
import { isWholePicture, wholePicture } from '../../shared/capture/paper-corners';
import type { ImageError } from '../../shared/domain/app-error';
import type { Corners, PageFaultKind, PageShape } from '../../shared/domain/page-judgement';
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import type { ImageClient } from './image-client';
import type { OwnBytes } from './image-messages';

/** What the eye says of a picture. */
export type Look = {
  /** Of the paper that was found; absent where there is none. */
  readonly corners?: Corners;
  /** Pixels on an inch of that paper. */
  readonly dpi?: number;
  readonly faults: readonly PageFaultKind[];
};

/** The paper alone. */
export type Cut = {
  /** Upright. */
  readonly jpeg: OwnBytes;
  readonly thumbnail: OwnBytes;
  /** How many of the picture's pixels an inch of the paper has. */
  readonly dpi?: number;
};

/** Sees papers in pictures. Every answer is `undefined` when the eye died twice over a picture. */
export type PageEye = {
  /** Loads what it takes to see; pictures may come before it is done. */
  readonly open: () => Promise<void>;
  /**
   * Finds the paper, judges it and cuts it out, the picture being read once; the corners are those
   * of the record, and `cut` is absent where they are the picture's own and where cutting failed.
   */
  readonly make: (
    picture: OwnBytes,
    kind: string,
  ) => Promise<(Look & { readonly cut?: Cut }) | undefined>;
  /** Finds the paper and judges it; `kind` is the kind of paper that is expected. */
  readonly look: (picture: OwnBytes, kind: string) => Promise<Look | undefined>;
  /** Where the paper lies in the live picture, quickly; takes the frame over. */
  readonly glance: (frame: VideoFrame) => Promise<Glimpse | undefined>;
  /** The paper within the corners. */
  readonly cut: (picture: OwnBytes, corners: Corners, kind: string) => Promise<Cut | undefined>;
  readonly close: () => void;
};

/** A page ready for the record. */
export type MadePage = {
  /** The bytes that came in, untouched. */
  readonly original: OwnBytes;
  /** Upright sRGB JPEG. */
  readonly corrected: OwnBytes;
  readonly thumbnail: OwnBytes;
  /** Absent where the eye gave out: the page is the picture as it is. */
  readonly shape?: PageShape;
  /** Absent where the eye gave out: nobody judged the page, which is not the same as finding nothing. */
  readonly faults?: readonly PageFaultKind[];
};

/** A page that is cut anew. */
export type RecutPage = Pick<MadePage, 'corrected' | 'thumbnail'> &
  Required<Pick<MadePage, 'shape' | 'faults'>>;

/** Makes pages until closed. */
export type PageMaker = ReturnType<typeof pageMaker>;

/** Over the worker that reads pictures and the one that sees papers in them. */
export function pageMaker(images: Pick<ImageClient, 'prepare' | 'close'>, eye: PageEye) {
  /** Where the page is the picture itself, bit for bit, or nobody could cut it. */
  async function uncut(
    original: OwnBytes,
    made: Look | undefined,
    kind: string,
  ): Promise<Result<MadePage, ImageError>> {
    const read = await images.prepare(original);
    if (!read.ok) return read;
    const { corrected, thumbnail, ...size } = read.value;
    if (made === undefined) return ok({ original, corrected, thumbnail });
    const page = {
      ...{ original, corrected, thumbnail },
      faults: advised(made.faults, made.dpi, kind),
    };
    const corners = made.corners ?? wholePicture(size);
    if (!isWholePicture(corners, size)) return ok(page);
    return ok({ ...page, shape: shapeOf(corners, 'program', made.dpi) });
  }

  /** The paper alone, or the picture itself where that is the paper; nothing when the eye gave out. */
  async function cutOf(upright: Upright, corners: Corners, kind: string) {
    if (!isWholePicture(corners, upright)) return eye.cut(upright.original, corners, kind);
    const read = await images.prepare(upright.bytes);
    return read.ok ? { jpeg: upright.bytes, thumbnail: read.value.thumbnail } : undefined;
  }

  /**
   * `kind` is the kind of paper that is expected, from the policy pack. A file of several pages is refused as
   * `imageTooManyPages`, as it is by who reads pictures.
   */
  async function make(original: OwnBytes, kind: string): Promise<Result<MadePage, ImageError>> {
    const header = readPageHeader(original);
    if (!header.ok) return header;
    const made = await eye.make(original, kind);
    if (made?.cut === undefined || made.corners === undefined) return uncut(original, made, kind);
    const { jpeg: corrected, thumbnail, dpi = made.dpi } = made.cut;
    const shape = shapeOf(made.corners, 'program', dpi);
    return ok({ original, corrected, thumbnail, faults: advised(made.faults, dpi, kind), shape });
  }

  return {
    make,

    /** Judges and cuts a page that nobody judged; `undefined` when the eye gave out again. */
    async judgeAgain(original: OwnBytes, kind: string): Promise<RecutPage | undefined> {
      const made = await make(original, kind);
      if (!made.ok || made.value.faults === undefined) return undefined;
      const { corrected, thumbnail, faults, shape } = made.value;
      if (shape !== undefined) return { corrected, thumbnail, faults, shape };
      // It saw the paper and could not cut it: the page stays the whole picture.
      const read = await images.prepare(original);
      if (!read.ok) return undefined;
      const whole = shapeOf(wholePicture(read.value), 'program', undefined);
      return { corrected, thumbnail, faults, shape: whole };
    },

    /** The picture as people see it, for setting corners on it. */
    async upright(original: OwnBytes): Promise<Result<Upright, ImageError>> {
      const read = await images.prepare(original);
      if (!read.ok) return read;
      const { corrected: bytes, widthPx, heightPx } = read.value;
      return ok({ original, bytes, widthPx, heightPx });
    },

    /** Where the eye sees the paper; nothing where it sees none. */
    async find(upright: Upright, kind: string): Promise<Corners | undefined> {
      return (await eye.look(upright.original, kind))?.corners;
    },

    /** Cuts along corners that a person set; `undefined` when the eye gave out. */
    async recut(upright: Upright, kind: string, corners: Corners): Promise<RecutPage | undefined> {
      const cut = await cutOf(upright, corners, kind);
      if (cut === undefined) return undefined;
      const { jpeg: corrected, thumbnail, dpi } = cut;
      const look = await eye.look(corrected, kind);
      if (look === undefined) return undefined;
      const ofPage = look.faults.filter((fault) => !aboutPlace.includes(fault));
      const faults = advised(ofPage, dpi, kind);
      return { corrected, thumbnail, faults, shape: shapeOf(corners, 'person', dpi) };
    },

    /** To be called when pictures are about to come. */
    open: () => eye.open(),
    glance: (frame: VideoFrame) => eye.glance(frame),

    close(): void {
      images.close();
      eye.close();
    },
  };
}

type Upright = {
  /** As it came: the eye reads it itself, so that nothing is encoded twice. */
  readonly original: OwnBytes;
  /** For people to see: an upright JPEG of the same pixels. */
  readonly bytes: OwnBytes;
  readonly widthPx: number;
  readonly heightPx: number;
};

/** The faults, and that the page has too few pixels for the archive where it is not too small to be read at all. */
function advised(
  faults: readonly PageFaultKind[],
  dpi: number | undefined,
  kind: string,
): readonly PageFaultKind[] {
  if (dpi === undefined || faults.includes('small') || !isCoarse(dpi, kind)) return faults;
  return [...faults, 'coarse'];
}

/** Faults of where a paper lies: who set the corners saw that, and only what is on the page is judged anew. */
const aboutPlace: readonly PageFaultKind[] = ['noPaper', 'twoPapers', 'cut'];

const shapeOf = (corners: Corners, by: PageShape['by'], dpi: number | undefined): PageShape => ({
  corners,
  by,
  ...(dpi === undefined ? {} : { dpi }),
});
