/** Finds the sample papers; where there are none, photographs an invented family's papers and keeps them in the cache. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { _electron, type Page } from '@playwright/test';
import { startVirtualDisplay } from '../../build/setup/display.mjs';
import { prepareRuntime } from '../../build/setup/runtime.mjs';
import { drawDeskPage, getPixelsPerMm, pictureSize } from './samples/desk-page';
import { inventedFamily } from './samples/family';
import { samplePapers, type SamplePaper } from './samples/papers';

const projectRoot = resolve(import.meta.dirname, '..', '..');
const madeSamples = join(projectRoot, '.cache', 'samples');
const millimetresPerInch = 25.4;

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 1)}\n`);
}

function nameOf(paper: SamplePaper): string {
  return `${inventedFamily.family}/${paper.number}-${paper.kind}`;
}

async function photograph(page: Page, paper: SamplePaper, folder: string): Promise<void> {
  const fonts = join(projectRoot, 'node_modules', '@expo-google-fonts', 'noto-serif-sc');
  const html = join(folder, 'page.html');
  writeFileSync(html, drawDeskPage(paper, `${pathToFileURL(fonts).href}/`));
  await page.goto(pathToFileURL(html).href);
  await page.evaluate(() => document.fonts.ready);
  const corners = await page.locator('i').evaluateAll((marks) =>
    marks.map((mark) => {
      const { x, y } = mark.getBoundingClientRect();
      return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
    }),
  );
  await page.screenshot({ path: join(folder, `${nameOf(paper)}.jpg`), type: 'jpeg', quality: 88 });
  rmSync(html);
  writeJson(join(folder, `${nameOf(paper)}.json`), {
    file: `${nameOf(paper)}.jpg`,
    kind: paper.kind,
    layout: 'own',
    family: inventedFamily.family,
    registerNumber: inventedFamily.register.number,
    holder: paper.holder,
    quality: 'good',
    source: 'camera',
    size: [pictureSize.width, pictureSize.height],
    style: null,
    background: 'woodDark',
    dpi: Math.round(getPixelsPerMm(paper) * millimetresPerInch),
    corners,
    rotation: 0,
    skew: paper.skew,
    lost: [],
    other: null,
    fields: paper.fields,
  });
}

async function makeSamplesIn(folder: string): Promise<void> {
  mkdirSync(join(folder, inventedFamily.family), { recursive: true });
  const display = await startVirtualDisplay();
  try {
    const appDir = join(import.meta.dirname, 'blank-window');
    const runtime = prepareRuntime({ appDir, name: 'samples' });
    const app = await _electron.launch({
      executablePath: runtime.executablePath,
      args: [...runtime.args, `--user-data-dir=${join(folder, 'profile')}`],
      env: { ...runtime.env, ...display.env },
    });
    const page = await app.firstWindow();
    await page.setViewportSize(pictureSize);
    for (const paper of samplePapers) await photograph(page, paper, folder);
    await app.close();
  } finally {
    await display.stop();
  }
  rmSync(join(folder, 'profile'), { recursive: true, force: true });
  writeJson(join(folder, inventedFamily.family, 'family.json'), {
    ...inventedFamily,
    papers: samplePapers.map((paper) => `${nameOf(paper)}.jpg`),
  });
}

/** The folder with the sample families: STATION_SAMPLES, those beside the project, or our own. */
export async function provideSamples(): Promise<string> {
  const given = process.env['STATION_SAMPLES'] ?? join(projectRoot, '..', 'shared', 'samples');
  return existsSync(given) ? resolve(given) : provideOwnSamples();
}

/** The folder with our own family alone, made once; whole or absent after an interruption. */
export async function provideOwnSamples(): Promise<string> {
  if (existsSync(madeSamples)) return madeSamples;
  const draft = `${madeSamples}.${process.pid}.draft`;
  rmSync(draft, { recursive: true, force: true });
  await makeSamplesIn(draft);
  try {
    renameSync(draft, madeSamples);
  } catch (error) {
    // Another test run was quicker; its pictures are as good as ours.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(madeSamples)) throw error;
  }
  return madeSamples;
}
