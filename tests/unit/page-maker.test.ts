/** A page is made of its picture also when the eye that looks for the paper gives out: nothing that came in is lost. */
import { describe, expect, it } from 'vitest';
import { wholePicture } from '../../shared/capture/paper-corners';
import type { Corners } from '../../shared/domain/page-judgement';
import { err, ok } from '../../shared/domain/result';
import type { OwnBytes } from '../../renderer/workers/image-messages';
import { pageMaker, type Cut, type Look, type PageEye } from '../../renderer/workers/page-maker';
import { tiffFile } from '../support/tiff-file';
import { jpeg } from './image-samples';

const size = { widthPx: 400, heightPx: 300 };
const bytes = (...values: number[]): OwnBytes => Uint8Array.from(values);
const picture = jpeg({ width: size.widthPx, height: size.heightPx });
const noPicture = bytes(0);
const cutOut = bytes(9, 9);
const cut: Cut = { jpeg: cutOut, thumbnail: bytes(2) };
const paper: Corners = [
  [50, 40],
  [350, 60],
  [340, 250],
  [60, 260],
];

function rig(eye: Partial<PageEye>) {
  const asked: string[] = [];
  const read: OwnBytes[] = [];
  const blind = async (_picture: OwnBytes, kind: string) => {
    asked.push(kind);
    return undefined;
  };
  const maker = pageMaker(
    {
      prepare: async (original) => {
        read.push(original);
        return unreadable.includes(original)
          ? err({ kind: 'imageUndecodable' })
          : ok({ original, corrected: original, ...size, thumbnail: bytes(3) });
      },
      close: () => undefined,
    },
    {
      make: blind,
      look: blind,
      cut: async () => cut,
      open: async () => undefined,
      glance: async () => undefined,
      close: () => undefined,
      ...eye,
    },
  );
  return { maker, asked, read };
}
const seen = (look: Look) => ({ look: async () => look });
const made = (page: Look & { readonly cut?: Cut }) => ({ make: async () => page });
/** A picture by its header alone. */
const broken = jpeg({ width: 7, height: 7 });
const unreadable = [broken];

describe('a page', () => {
  it('is never all that is made of a file of several', async () => {
    const { maker, asked } = rig({});
    const file = tiffFile([1, 2].map((n) => ({ width: 10 + n, height: 12 })));
    expect(await maker.make(file, 'hukou')).toEqual({
      ok: false,
      error: { kind: 'imageTooManyPages', limit: 1 },
    });
    expect(asked).toEqual([]);
  });
  it('is cut out of its picture, which stays as it came and is read once', async () => {
    const { maker, read } = rig(made({ corners: paper, dpi: 240, faults: ['dark'], cut }));
    expect(await maker.make(picture, 'hukou')).toEqual(
      ok({
        original: picture,
        corrected: cutOut,
        thumbnail: bytes(2),
        shape: { corners: paper, by: 'program', dpi: 240 },
        faults: ['dark'],
      }),
    );
    expect(read).toEqual([]);
  });

  it('has the resolution of what was cut, where that is known', async () => {
    const { maker } = rig(
      made({ corners: paper, dpi: 240, faults: [], cut: { ...cut, dpi: 236.5 } }),
    );
    expect(await maker.make(picture, 'hukou')).toMatchObject({ value: { shape: { dpi: 236.5 } } });
  });

  it.each([
    ['rent', 164, ['coarse']],
    ['rent', 192.8, ['coarse']],
    // A scan at 200, measured.
    ['rent', 199.7, []],
    ['rent', 260, []],
    ['residencePermit', 260, ['coarse']],
    ['residencePermit', 300, []],
    ['schoolRecord', undefined, []],
  ] as const)('%s at %s dpi is advised against: %s', async (kind, dpi, faults) => {
    const known = dpi === undefined ? {} : { dpi };
    const look = { corners: paper, faults: [], ...known, cut };
    expect(await rig(made(look)).maker.make(picture, kind)).toMatchObject({ value: { faults } });
    const uncut = { corners: wholePicture(size), faults: [], ...known };
    expect(await rig(made(uncut)).maker.make(picture, kind)).toMatchObject({ value: { faults } });
    const { maker } = rig({ ...seen({ faults: [] }), cut: async () => ({ ...cut, ...known }) });
    const upright = { original: picture, bytes: bytes(4), ...size };
    expect(await maker.recut(upright, kind, paper)).toMatchObject({ faults });
  });

  it('that is too small to be read has that said alone', async () => {
    const { maker } = rig(made({ corners: paper, dpi: 60, faults: ['small'], cut }));
    expect(await maker.make(picture, 'rent')).toMatchObject({ value: { faults: ['small'] } });
  });

  it('is the picture itself, bit for bit, where the paper fills it', async () => {
    const { maker } = rig(made({ corners: wholePicture(size), faults: [] }));
    const page = await maker.make(picture, 'hukou');
    expect(page).toMatchObject({ value: { corrected: picture, shape: { by: 'program' } } });
    expect(page.ok && page.value.corrected).toBe(picture);
  });

  it('is the whole picture with its fault where no paper was found', async () => {
    const { maker } = rig(made({ faults: ['noPaper'] }));
    const page = await maker.make(picture, 'hukou');
    const shape = { corners: wholePicture(size), by: 'program' };
    expect(page).toMatchObject({ value: { corrected: picture, shape, faults: ['noPaper'] } });
  });

  it('is the picture as it is, unjudged, when the eye gave out', async () => {
    const { maker, asked } = rig({});
    const page = await maker.make(picture, 'hukou');
    expect(page).toEqual(ok({ original: picture, corrected: picture, thumbnail: bytes(3) }));
    // Not the same as a page in which nothing was found.
    expect(page.ok && 'faults' in page.value).toBe(false);
    expect(asked).toEqual(['hukou']);
  });

  it('keeps its faults but claims no cut when only the cutting failed', async () => {
    const { maker } = rig(made({ corners: paper, faults: ['glare'] }));
    const page = await maker.make(picture, 'hukou');
    expect(page).toMatchObject({ value: { corrected: picture, faults: ['glare'] } });
    expect(page.ok && 'shape' in page.value).toBe(false);
  });

  it('is refused only when it is no picture, and then the eye is not asked', async () => {
    const { maker, asked } = rig({});
    expect(await maker.make(noPicture, 'hukou')).toMatchObject({ ok: false });
    expect(asked).toEqual([]);
  });

  it('is refused in the words of who reads pictures when neither can read it', async () => {
    expect(await rig({}).maker.make(broken, 'hukou')).toEqual(err({ kind: 'imageUndecodable' }));
  });
});

describe('a page that nobody judged', () => {
  it('is judged and cut when it is asked for again', async () => {
    const { maker } = rig(made({ corners: paper, faults: ['glare'], dpi: 230, cut }));
    expect(await maker.judgeAgain(picture, 'hukou')).toEqual({
      corrected: cutOut,
      thumbnail: bytes(2),
      shape: { corners: paper, by: 'program', dpi: 230 },
      faults: ['glare'],
    });
  });

  it('stays the whole picture, judged, where only the cutting failed', async () => {
    const { maker } = rig(made({ corners: paper, faults: [] }));
    expect(await maker.judgeAgain(picture, 'hukou')).toEqual({
      corrected: picture,
      thumbnail: bytes(3),
      shape: { corners: wholePicture(size), by: 'program' },
      faults: [],
    });
  });

  it('stays unjudged when the eye gives out again', async () => {
    expect(await rig({}).maker.judgeAgain(picture, 'hukou')).toBeUndefined();
  });
});

describe('a page cut anew', () => {
  const upright = { original: picture, bytes: bytes(4), ...size };

  it('is cut out of what came in, so that nothing is encoded twice', async () => {
    const given: OwnBytes[] = [];
    const { maker } = rig({
      ...seen({ faults: [] }),
      cut: async (original) => {
        given.push(original);
        return cut;
      },
    });
    await maker.recut(upright, 'hukou', paper);
    expect(given).toEqual([picture]);
  });

  it('is judged by what is on it, and not by where it lay', async () => {
    const looked: OwnBytes[] = [];
    const { maker } = rig({
      look: async (page) => {
        looked.push(page);
        return { faults: ['small', 'cut', 'twoPapers'] };
      },
      cut: async () => ({ ...cut, dpi: 150 }),
    });
    expect(await maker.recut(upright, 'hukou', paper)).toEqual({
      corrected: cutOut,
      thumbnail: bytes(2),
      faults: ['small'],
      shape: { corners: paper, by: 'person', dpi: 150 },
    });
    expect(looked).toEqual([cutOut]);
  });

  it('is the picture itself again when the whole of it is taken', async () => {
    const { maker } = rig(seen({ faults: [] }));
    const recut = await maker.recut(upright, 'hukou', wholePicture(size));
    expect(recut?.corrected).toBe(upright.bytes);
  });

  it('is not made at all when the eye gave out, so that the page stays as it was', async () => {
    expect(await rig({}).maker.recut(upright, 'hukou', paper)).toBeUndefined();
    const blind = rig({ ...seen({ faults: [] }), cut: async () => undefined });
    expect(await blind.maker.recut(upright, 'hukou', paper)).toBeUndefined();
  });
});
