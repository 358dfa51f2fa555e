/** The eyes on invented papers: found on any desk, judged by its right name, laid flat in true proportions. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { PageIssueKind } from '../../renderer/workers/vision/finding';
import { findPage, type Eyes } from '../../renderer/workers/vision/find-page';
import type { Quad } from '../../renderer/workers/vision/geometry';
import { paperSizes } from '../../renderer/workers/vision/paper-size';
import type { Raster } from '../../renderer/workers/vision/raster';
import { straighten } from '../../renderer/workers/vision/straighten';
import { backgrounds, drawScene, type Background, type Defect } from '../support/desk-scenes';
import { openEyes } from '../support/open-eyes';

let eyes: Eyes;
beforeAll(async () => {
  eyes = await openEyes();
});

/** Greatest distance of a corner from its place, in per cent of the picture's diagonal. */
function errorOf(outline: Quad | undefined, corners: Quad, { width, height }: Raster): number {
  if (outline === undefined) return 100;
  const errors = [0, 1, 2, 3].map((shift) =>
    Math.max(
      ...corners.map(({ x, y }, i) => {
        const corner = outline[((i + shift) % 4) as 0 | 1 | 2 | 3];
        return Math.hypot(corner.x - x, corner.y - y);
      }),
    ),
  );
  return (Math.min(...errors) / Math.hypot(width, height)) * 100;
}

describe('a fit page', () => {
  const scenes = backgrounds.flatMap((background, i) =>
    [11 + i * 17, 1037 + i * 1001, 1074 + i * 1001].map((seed) => [background, seed] as const),
  );
  test.each(scenes)('is found and let pass on a desk that is %s (%i)', async (background, seed) => {
    const { raster, corners } = drawScene(seed, background);
    const { outline, issues, confidence } = await findPage(eyes, raster);
    expect(errorOf(outline, corners, raster)).toBeLessThan(1.5);
    expect(issues).toEqual([]);
    expect(confidence).toBeGreaterThan(0.5);
  });
});

const spoilt: readonly (readonly [Defect, Background, readonly PageIssueKind[]])[] = [
  ['blurred', 'grain', ['blurred', 'motion']],
  ['dark', 'plain', ['tooDark']],
  ['glare', 'stripes', ['glare']],
  ['cut', 'plain', ['edgeCut']],
  ['finger', 'dark', ['finger']],
  ['two', 'dark', ['twoPapers']],
  ['blank', 'grain', ['blankSheet']],
  ['far', 'plain', ['tooSmall']],
];

describe('a spoilt picture', () => {
  test.each(spoilt)('that is %s, on %s, is refused by name', async (defect, background, names) => {
    const { issues } = await findPage(eyes, drawScene(7, background, defect).raster);
    expect(issues.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([expect.toSatisfy((kind: PageIssueKind) => names.includes(kind))]),
    );
    for (const { measure, limit } of issues) {
      expect(Number.isFinite(measure)).toBe(true);
      expect(Number.isFinite(limit)).toBe(true);
    }
  });

  test('of nothing but a desk has no paper', async () => {
    const { width, height } = { width: 640, height: 480 };
    const data = new Uint8ClampedArray(width * height * 4).map((_, i) => 118 + ((i * 7919) % 5));
    const finding = await findPage(eyes, { data, width, height });
    expect(finding.outline).toBeUndefined();
    expect(finding.issues.map(({ kind }) => kind)).toEqual(['noPaper']);
  });
});

/** A sheet whose quarters have four colours, so that each corner can be told. */
function colouredSheet(): Raster {
  const [width, height] = [400, 300];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      data[at] = x < width / 2 ? 220 : 40;
      data[at + 1] = y < height / 2 ? 220 : 40;
      data[at + 2] = 90;
    }
  }
  return { data, width, height };
}

const whole: Quad = [
  { x: 0, y: 0 },
  { x: 400, y: 0 },
  { x: 400, y: 300 },
  { x: 0, y: 300 },
];

/** Red and green in the middle of the top-left quarter. */
function topLeft({ data, width, height }: Raster): readonly boolean[] {
  const at = (Math.floor(height / 4) * width + Math.floor(width / 4)) * 4;
  return [(data[at] ?? 0) > 128, (data[at + 1] ?? 0) > 128];
}

describe('laying flat', () => {
  test.each([
    [0, [400, 300], [true, true]],
    [90, [300, 400], [false, true]],
    [180, [400, 300], [false, false]],
    [270, [300, 400], [true, false]],
  ] as const)('a page turned by %s degrees is turned back', (rotation, size, colours) => {
    const { raster } = straighten(eyes.cv, colouredSheet(), whole, rotation);
    expect([raster.width, raster.height]).toEqual(size);
    expect(topLeft(raster)).toEqual(colours);
  });

  test('gives the expected paper its own proportions and no more pixels than it covers', () => {
    const { raster, corners } = drawScene(40, 'dark');
    const straight = straighten(eyes.cv, raster, corners, 0);
    const shoelace = corners.reduce((sum, p, i) => {
      const q = corners[((i + 1) % 4) as 0 | 1 | 2 | 3];
      return sum + (p.x * q.y - q.x * p.y) / 2;
    }, 0);
    const { width, height } = straight.raster;
    expect(Math.abs((width * height) / shoelace - 1)).toBeLessThan(0.01);
    expect(straight.dpi).toBeUndefined();
  });

  test('tells the resolution of a paper of known size, and nothing of one with other proportions', () => {
    const card: Quad = [
      { x: 20, y: 20 },
      { x: 362.4, y: 20 },
      { x: 362.4, y: 236 },
      { x: 20, y: 236 },
    ];
    const known = straighten(eyes.cv, colouredSheet(), card, 0, paperSizes.id1);
    expect(known.paper).toBe(paperSizes.id1);
    expect(known.dpi).toBeCloseTo(101.6, 0);
    expect([known.raster.width, known.raster.height]).toEqual([342, 216]);
    const other = straighten(eyes.cv, colouredSheet(), card, 0, paperSizes.a4);
    expect(other.paper).toBeUndefined();
    expect(other.dpi).toBeUndefined();
  });
});
