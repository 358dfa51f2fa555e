/** Pictures of an invented paper on an invented desk, drawn pixel by pixel, with the truth about each. */
import type { Quad } from '../../renderer/workers/vision/geometry';
import { mapQuad } from '../../renderer/workers/vision/geometry';
import type { Raster } from '../../renderer/workers/vision/raster';
import { seeded } from './random';

export const backgrounds = [
  'plain',
  'nearWhite',
  'grain',
  'stripes',
  'checks',
  'tiles',
  'speckle',
  'dark',
] as const;
export type Background = (typeof backgrounds)[number];

export const defects = [
  'none',
  'blurred',
  'dark',
  'glare',
  'cut',
  'finger',
  'two',
  'blank',
  'far',
] as const;
export type Defect = (typeof defects)[number];

export type Scene = { readonly raster: Raster; readonly corners: Quad };

type Colour = readonly [number, number, number];
type Dice = () => number;

export const sceneSize = { width: 1632, height: 1224 } as const;

/** Seeded, so that a scene that fails can be drawn again. */
export const dice = (seed: number): Dice => seeded(seed).next;

/** Smooth noise of one value per `size` pixels. */
function noise(roll: Dice, size: number, stretch = 1): (x: number, y: number) => number {
  const grid = Float32Array.from({ length: 64 * 64 }, roll);
  const at = (i: number, j: number) =>
    grid[(((j % 64) + 64) % 64) * 64 + (((i % 64) + 64) % 64)] ?? 0;
  return (x, y) => {
    const [u, v] = [x / (size * stretch), y / size];
    const [i, j] = [Math.floor(u), Math.floor(v)];
    const [a, b] = [smooth(u - i), smooth(v - j)];
    const top = at(i, j) * (1 - a) + at(i + 1, j) * a;
    const bottom = at(i, j + 1) * (1 - a) + at(i + 1, j + 1) * a;
    return top * (1 - b) + bottom * b;
  };
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}

function deskOf(background: Background, roll: Dice): (x: number, y: number) => Colour {
  const fine = noise(roll, 3);
  const broad = noise(roll, 90);
  const along = noise(roll, 6, 40);
  const hue: Colour = [70 + roll() * 110, 60 + roll() * 100, 50 + roll() * 110];
  const other: Colour = [hue[0] * 0.62, hue[1] * 0.7, hue[2] * 0.66];
  const size = 40 + roll() * 60;
  const mix = (p: Colour, q: Colour, t: number): Colour => [
    p[0] + (q[0] - p[0]) * t,
    p[1] + (q[1] - p[1]) * t,
    p[2] + (q[2] - p[2]) * t,
  ];
  const shade = ([r, g, b]: Colour, by: number): Colour => [r + by, g + by, b + by];
  switch (background) {
    case 'plain':
      return (x, y) => shade(hue, fine(x, y) * 6 + broad(x, y) * 8);
    case 'nearWhite':
      return (x, y) => shade([206, 207, 203], fine(x, y) * 5 + broad(x, y) * 5);
    case 'grain':
      return (x, y) => mix([150, 108, 66], [116, 78, 44], along(x, y) * 0.8 + broad(x, y) * 0.2);
    case 'stripes':
      return (x, y) =>
        shade(Math.floor((x * 0.8 + y * 0.6) / size) % 2 === 0 ? hue : other, fine(x, y) * 6);
    case 'checks':
      return (x, y) =>
        shade(
          (Math.floor(x / size) + Math.floor(y / size)) % 2 === 0 ? hue : other,
          fine(x, y) * 6,
        );
    case 'tiles':
      return (x, y) =>
        x % (size * 3) < 5 || y % (size * 3) < 5 ? [96, 94, 90] : shade(hue, broad(x, y) * 14);
    case 'speckle':
      return (x, y) => shade([120, 118, 122], (fine(x, y) - 0.5) * 90 + broad(x, y) * 12);
    case 'dark':
      return (x, y) => shade([24, 25, 28], fine(x, y) * 5 + broad(x, y) * 4);
  }
}

type Sheet = { readonly widthMm: number; readonly heightMm: number; readonly colour: Colour };

const sheets: readonly Sheet[] = [
  { widthMm: 210, heightMm: 297, colour: [236, 236, 233] },
  { widthMm: 143, heightMm: 105, colour: [232, 222, 204] },
  { widthMm: 175, heightMm: 245, colour: [230, 212, 214] },
  { widthMm: 85.6, heightMm: 54, colour: [214, 226, 232] },
];

/** What is printed on a sheet at a place in millimetres, as a share of light that comes back. */
function printOf({ widthMm, heightMm }: Sheet, roll: Dice): (x: number, y: number) => number {
  const unit = Math.min(widthMm, heightMm) / 100;
  const characters = noise(roll, 0.55 * unit);
  const rows = 5.2 * unit;
  const framed = roll() > 0.5;
  return (x, y) => {
    const [left, top] = [9 * unit, 12 * unit];
    const inside = x > left && x < widthMm - left && y > top && y < heightMm - top;
    if (framed) {
      const edge = Math.min(
        x - left / 2,
        widthMm - left / 2 - x,
        y - left / 2,
        heightMm - left / 2 - y,
      );
      if (edge > 0 && edge < 0.6 * unit) return 0.45;
    }
    if (!inside) return 1;
    const row = Math.floor((y - top) / rows);
    const within = (y - top) / rows - row;
    // Lines of unequal length, with squares for characters as Chinese writing has.
    if (((row * 2654435761) >>> 0) % 100 < 20) return 1;
    const length = 0.35 + ((((row + 7) * 40503) >>> 0) % 60) / 100;
    if (x > left + (widthMm - 2 * left) * length) return 1;
    const column = ((x - left) / (rows * 0.62)) % 1;
    if (within < 0.25 || within > 0.8 || column < 0.12 || column > 0.9) return 1;
    return characters(x, y) > 0.52 ? 0.16 : 1;
  };
}

/** Homography that takes the unit square to the outline (Heckbert 1989). */
function squareTo([p, q, r, s]: Quad) {
  const [dx1, dx2, sx] = [q.x - r.x, s.x - r.x, p.x - q.x + r.x - s.x];
  const [dy1, dy2, sy] = [q.y - r.y, s.y - r.y, p.y - q.y + r.y - s.y];
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / determinant;
  const h = (dx1 * sy - sx * dy1) / determinant;
  const m = [q.x - p.x + g * q.x, s.x - p.x + h * s.x, p.x];
  const n = [q.y - p.y + g * q.y, s.y - p.y + h * s.y, p.y];
  return [...m, ...n, g, h, 1];
}

/** From the picture back to the unit square. */
function intoSquare(quad: Quad): (x: number, y: number) => [number, number] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 1] = squareTo(quad);
  return (x, y) => {
    const u = (e * i - f * h) * x + (c * h - b * i) * y + (b * f - c * e);
    const v = (f * g - d * i) * x + (a * i - c * g) * y + (c * d - a * f);
    const w = (d * h - e * g) * x + (b * g - a * h) * y + (a * e - b * d);
    return [u / w, v / w];
  };
}

function place(sheet: Sheet, roll: Dice, share: number, at = { x: 0.5, y: 0.5 }): Quad {
  const { width, height } = sceneSize;
  const scale = Math.min((width * share) / sheet.widthMm, (height * share) / sheet.heightMm);
  const angle = ((roll() - 0.5) * 14 * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle) * scale, Math.sin(angle) * scale];
  const middle = { x: width * at.x, y: height * at.y };
  const flat: Quad = [
    { x: -sheet.widthMm / 2, y: -sheet.heightMm / 2 },
    { x: sheet.widthMm / 2, y: -sheet.heightMm / 2 },
    { x: sheet.widthMm / 2, y: sheet.heightMm / 2 },
    { x: -sheet.widthMm / 2, y: sheet.heightMm / 2 },
  ];
  // A camera that looks a little aslant moves each corner a little.
  const aslant = scale * Math.min(sheet.widthMm, sheet.heightMm) * 0.025;
  return mapQuad(flat, ({ x, y }) => ({
    x: middle.x + x * cos - y * sin + (roll() - 0.5) * aslant,
    y: middle.y + x * sin + y * cos + (roll() - 0.5) * aslant,
  }));
}

type Laid = {
  readonly quad: Quad;
  readonly sheet: Sheet;
  readonly print: (x: number, y: number) => number;
};

function lay(sheet: Sheet, quad: Quad, roll: Dice, blank: boolean): Laid {
  return { quad, sheet, print: blank ? () => 1 : printOf(sheet, roll) };
}

/** Draws the scene that the seed stands for. */
export function drawScene(seed: number, background: Background, defect: Defect = 'none'): Scene {
  const roll = dice(seed);
  const desk = deskOf(background, roll);
  const sheet = sheets[Math.floor(roll() * sheets.length)] ?? sheets[0];
  if (sheet === undefined) throw new Error('No sheet');
  const main = lay(sheet, placeFor(sheet, defect, roll), roll, defect === 'blank');
  const papers = [main];
  if (defect === 'two') {
    const [card] = sheets.slice(-1);
    if (card !== undefined)
      papers.push(lay(card, place(card, roll, 0.2, { x: 0.15, y: 0.16 }), roll, false));
  }
  const { width, height } = sceneSize;
  const light = lamp(roll);
  const picture = new Float32Array(width * height * 3);
  const finders = papers.map(({ quad }) => intoSquare(quad));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let colour = desk(x, y);
      for (const [i, { sheet: paper, print }] of papers.entries()) {
        const find = finders[i];
        if (find === undefined) continue;
        const [u, v] = find(x, y);
        if (isWithin(u, v)) {
          const back = print(u * paper.widthMm, v * paper.heightMm);
          colour = [paper.colour[0] * back, paper.colour[1] * back, paper.colour[2] * back];
        } else if (isWithin(...find(x - 3, y - 4)))
          colour = [colour[0] * 0.72, colour[1] * 0.72, colour[2] * 0.72];
      }
      const lit = light(x, y);
      const start = (y * width + x) * 3;
      for (let k = 0; k < 3; k += 1) picture[start + k] = (colour[k as 0 | 1 | 2] ?? 0) * lit;
    }
  }
  spoil(picture, main.quad, defect, roll);
  return { raster: develop(picture, roll), corners: main.quad };
}

function isWithin(u: number, v: number): boolean {
  return u >= 0 && u <= 1 && v >= 0 && v <= 1;
}

function placeFor(sheet: Sheet, defect: Defect, roll: Dice): Quad {
  const shift = { x: 0.5 + (roll() - 0.5) * 0.06, y: 0.5 + (roll() - 0.5) * 0.06 };
  if (defect === 'two') return place(sheet, roll, 0.52, { x: 0.62, y: 0.6 });
  if (defect === 'cut') return place(sheet, roll, 0.7, { x: 0.86, y: 0.5 });
  if (defect === 'far') return place(sheet, roll, 0.09, shift);
  return place(sheet, roll, 0.62 + roll() * 0.2, shift);
}

/** A lamp somewhere above: light falls off over the picture. */
function lamp(roll: Dice): (x: number, y: number) => number {
  const [cx, cy] = [roll() * sceneSize.width, roll() * sceneSize.height];
  return (x, y) => 1 - 0.16 * (Math.hypot(x - cx, y - cy) / sceneSize.width);
}

function spoil(picture: Float32Array, quad: Quad, defect: Defect, roll: Dice): void {
  const { width, height } = sceneSize;
  const within = (u: number, v: number) => {
    const [p, q, r, s] = quad;
    const top = { x: p.x + (q.x - p.x) * u, y: p.y + (q.y - p.y) * u };
    const bottom = { x: s.x + (r.x - s.x) * u, y: s.y + (r.y - s.y) * u };
    return { x: top.x + (bottom.x - top.x) * v, y: top.y + (bottom.y - top.y) * v };
  };
  const reach = Math.hypot(quad[1].x - quad[3].x, quad[1].y - quad[3].y);
  const paint = (change: (x: number, y: number, start: number) => void) => {
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) change(x, y, (y * width + x) * 3);
  };
  if (defect === 'dark')
    for (let i = 0; i < picture.length; i += 1) picture[i] = (picture[i] ?? 0) * 0.12;
  if (defect === 'blurred') for (let pass = 0; pass < 3; pass += 1) boxBlur(picture, 4);
  if (defect === 'glare') {
    const spot = within(0.35 + roll() * 0.3, 0.35 + roll() * 0.3);
    const radius = reach * 0.13;
    paint((x, y, start) => {
      const strength = 260 * Math.exp(-(((x - spot.x) ** 2 + (y - spot.y) ** 2) / radius ** 2));
      for (let k = 0; k < 3; k += 1) picture[start + k] = (picture[start + k] ?? 0) + strength;
    });
  }
  if (defect === 'finger') {
    const tip = within(0.3 + roll() * 0.4, 0.72);
    const thick = reach * 0.05;
    paint((x, y, start) => {
      const off = y < tip.y ? Math.hypot(x - tip.x, y - tip.y) : Math.abs(x - tip.x);
      if (off > thick) return;
      const round = 0.75 + 0.25 * Math.sqrt(1 - (off / thick) ** 2);
      for (const [k, level] of [206, 156, 128].entries()) picture[start + k] = level * round;
    });
  }
}

function boxBlur(picture: Float32Array, radius: number): void {
  const { width, height } = sceneSize;
  const line = new Float32Array(Math.max(width, height));
  const run = (start: number, stride: number, count: number) => {
    let sum = 0;
    const read = (i: number) => picture[start + Math.min(count - 1, Math.max(0, i)) * stride] ?? 0;
    for (let i = -radius; i <= radius; i += 1) sum += read(i);
    for (let i = 0; i < count; i += 1) {
      line[i] = sum / (2 * radius + 1);
      sum += read(i + radius + 1) - read(i - radius);
    }
    for (let i = 0; i < count; i += 1) picture[start + i * stride] = line[i] ?? 0;
  };
  for (let k = 0; k < 3; k += 1) {
    for (let y = 0; y < height; y += 1) run(y * width * 3 + k, 3, width);
    for (let x = 0; x < width; x += 1) run(x * 3 + k, width * 3, height);
  }
}

/** As a sensor hands it out: a little soft, a little noisy, in bytes. */
function develop(picture: Float32Array, roll: Dice): Raster {
  const { width, height } = sceneSize;
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i += 1) {
    const grain = (roll() - 0.5) * 5;
    for (let k = 0; k < 3; k += 1) {
      const here = picture[i * 3 + k] ?? 0;
      const right = picture[(i + 1) * 3 + k] ?? here;
      const below = picture[(i + width) * 3 + k] ?? here;
      data[i * 4 + k] = here * 0.5 + right * 0.25 + below * 0.25 + grain;
    }
    data[i * 4 + 3] = 255;
  }
  return { data, width, height };
}
