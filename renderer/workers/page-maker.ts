/** Makes the page that papers show out of the picture that came in: found, cut, set upright, judged. */
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

/** Sees papers in pictures. Every answer is `undefined` when the eye died twice over a picture. */
export type PageEye = {
  /** Finds the paper and judges it; with `given` corners it only judges. */
  readonly look: (upright: OwnBytes, kind: string, given?: Corners) => Promise<Look | undefined>;
  /** Where the paper lies in a small picture of the camera, quickly; takes the picture over. */
  readonly glance: (small: ImageBitmap) => Promise<{ readonly corners?: Corners } | undefined>;
  /** The paper within the corners as an upright JPEG. */
  readonly cut: (upright: OwnBytes, corners: Corners) => Promise<OwnBytes | undefined>;
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
  readonly faults: readonly PageFaultKind[];
};

/** A page that is cut anew. */
export type RecutPage = Pick<MadePage, 'corrected' | 'thumbnail' | 'faults'> & {
  readonly shape: PageShape;
};

/** Makes pages until closed. */
export type PageMaker = ReturnType<typeof pageMaker>;

/** Over the worker that reads pictures and the one that sees papers in them. */
export function pageMaker(images: Pick<ImageClient, 'prepare' | 'close'>, eye: PageEye) {
  type Upright = { readonly bytes: OwnBytes; readonly widthPx: number; readonly heightPx: number };

  /** Nothing when the eye gave out, or the paper is the picture as it is. */
  async function cutOf(upright: Upright, corners: Corners) {
    if (isWholePicture(corners, upright)) return undefined;
    const bytes = await eye.cut(upright.bytes, corners);
    if (bytes === undefined) return undefined;
    const small = await images.prepare(bytes);
    return small.ok ? { corrected: bytes, thumbnail: small.value.thumbnail } : undefined;
  }

  return {
    /** `kind` is the kind of paper that is expected, from the policy pack. */
    async make(original: OwnBytes, kind: string): Promise<Result<MadePage, ImageError>> {
      const read = await images.prepare(original);
      if (!read.ok) return read;
      const { corrected: bytes, thumbnail, widthPx, heightPx } = read.value;
      const asIs = { original, corrected: bytes, thumbnail };
      const look = await eye.look(bytes, kind);
      if (look === undefined) return ok({ ...asIs, faults: [] });
      const { faults, dpi, corners = wholePicture({ widthPx, heightPx }) } = look;
      const cut = await cutOf({ bytes, widthPx, heightPx }, corners);
      const isCut = cut !== undefined || isWholePicture(corners, { widthPx, heightPx });
      const shape = { corners, by: 'program' as const, ...(dpi === undefined ? {} : { dpi }) };
      return ok({ ...asIs, ...cut, faults, ...(isCut ? { shape } : {}) });
    },

    /** The picture as people see it, for setting corners on it. */
    async upright(original: OwnBytes): Promise<Result<Upright, ImageError>> {
      const read = await images.prepare(original);
      if (!read.ok) return read;
      const { corrected: bytes, widthPx, heightPx } = read.value;
      return ok({ bytes, widthPx, heightPx });
    },

    /** Where the eye sees the paper; nothing where it sees none. */
    async find(upright: Upright, kind: string): Promise<Corners | undefined> {
      return (await eye.look(upright.bytes, kind))?.corners;
    },

    /** Cuts along corners that a person set; `undefined` when the eye gave out. */
    async recut(upright: Upright, kind: string, corners: Corners): Promise<RecutPage | undefined> {
      const look = await eye.look(upright.bytes, kind, corners);
      if (look === undefined) return undefined;
      const whole = isWholePicture(corners, upright);
      const made = whole ? await images.prepare(upright.bytes) : undefined;
      const cut = whole
        ? made?.ok === true
          ? { corrected: upright.bytes, thumbnail: made.value.thumbnail }
          : undefined
        : await cutOf(upright, corners);
      if (cut === undefined) return undefined;
      const { faults, dpi } = look;
      const shape = { corners, by: 'person' as const, ...(dpi === undefined ? {} : { dpi }) };
      return { ...cut, faults, shape };
    },

    glance: (small: ImageBitmap) => eye.glance(small),

    close(): void {
      images.close();
      eye.close();
    },
  };
}
