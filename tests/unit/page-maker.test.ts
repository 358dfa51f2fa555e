/** A page is made of its picture also when the eye that looks for the paper gives out: nothing that came in is lost. */
import { describe, expect, it } from 'vitest';
import { wholePicture } from '../../shared/capture/paper-corners';
import type { Corners } from '../../shared/domain/page-judgement';
import { err, ok } from '../../shared/domain/result';
import type { OwnBytes } from '../../renderer/workers/image-messages';
import { pageMaker, type Look, type PageEye } from '../../renderer/workers/page-maker';

const size = { widthPx: 400, heightPx: 300 };
const bytes = (...values: number[]): OwnBytes => Uint8Array.from(values);
const picture = bytes(1, 2, 3);
const cutOut = bytes(9, 9);
const paper: Corners = [
  [50, 40],
  [350, 60],
  [340, 250],
  [60, 260],
];

function rig(eye: Partial<PageEye>) {
  const asked: string[] = [];
  const maker = pageMaker(
    {
      prepare: async (original) =>
        original[0] === 0
          ? err({ kind: 'imageNotAnImage' })
          : ok({ original, corrected: original, ...size, thumbnail: bytes(original.length) }),
      close: () => undefined,
    },
    {
      look: async (_upright, kind) => {
        asked.push(kind);
        return undefined;
      },
      cut: async () => ({ jpeg: cutOut }),
      open: async () => undefined,
      glance: async () => undefined,
      close: () => undefined,
      ...eye,
    },
  );
  return { maker, asked };
}
const seen = (look: Look) => ({ look: async () => look });

describe('a page', () => {
  it('is cut out of its picture, which stays as it came', async () => {
    const { maker } = rig(seen({ corners: paper, dpi: 240, faults: ['dark'] }));
    expect(await maker.make(picture, 'hukou')).toEqual(
      ok({
        original: picture,
        corrected: cutOut,
        thumbnail: bytes(2),
        shape: { corners: paper, by: 'program', dpi: 240 },
        faults: ['dark'],
      }),
    );
  });

  it('is the picture itself, bit for bit, where the paper fills it', async () => {
    const { maker } = rig(seen({ corners: wholePicture(size), faults: [] }));
    const made = await maker.make(picture, 'hukou');
    expect(made).toMatchObject({ value: { corrected: picture, shape: { by: 'program' } } });
  });

  it('is the whole picture with its fault where no paper was found', async () => {
    const { maker } = rig(seen({ faults: ['noPaper'] }));
    const made = await maker.make(picture, 'hukou');
    const shape = { corners: wholePicture(size), by: 'program' };
    expect(made).toMatchObject({ value: { corrected: picture, shape, faults: ['noPaper'] } });
  });

  it('is the picture as it is, unjudged, when the eye gave out', async () => {
    const { maker, asked } = rig({});
    const made = await maker.make(picture, 'hukou');
    expect(made).toEqual(
      ok({ original: picture, corrected: picture, thumbnail: bytes(3), faults: [] }),
    );
    expect(asked).toEqual(['hukou']);
  });

  it('keeps its faults but claims no cut when only the cutting failed', async () => {
    const eye = seen({ corners: paper, faults: ['glare'] });
    const { maker } = rig({ ...eye, cut: async () => undefined });
    const made = await maker.make(picture, 'hukou');
    expect(made).toMatchObject({ value: { corrected: picture, faults: ['glare'] } });
    expect(made.ok && 'shape' in made.value).toBe(false);
  });

  it('is refused only when it is no picture', async () => {
    const { maker, asked } = rig({});
    expect(await maker.make(bytes(0), 'hukou')).toEqual(err({ kind: 'imageNotAnImage' }));
    expect(asked).toEqual([]);
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
        return { jpeg: cutOut };
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
      cut: async () => ({ jpeg: cutOut, dpi: 150 }),
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
