/** 查看.html says in words what is wrong with the signature inside a PDF, in Debian's browser without a network. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { viewerFile } from '../../shared/archive/package/package-layout';
import { pick } from '../../shared/i18n/messages';
import { offlineBrowser } from '../support/offline-browser';
import { openFonts } from '../support/papers-samples';
import { signedArchive, withUpdate } from '../support/signed-archive';
import { viewedPackage, viewerTemplate, writtenPackage } from '../support/viewer-package';
import { anArchiveKey } from '../support/archive-keys';

const { page } = await offlineBrowser();

it('that it is by somebody else, and that something was added behind it', async () => {
  const station = { school: '望潮小学', stationCode: 'LZZZZZ', drill: false };
  const other = await anArchiveKey(station, '2026-08-15T02:03:04.000Z');
  const { bytes, pages } = await signedArchive(await openFonts(), other);
  // Every manifest agrees with what was done to the PDF: nothing but its own signature tells.
  const spoilt = { bytes: withUpdate(bytes), pages };
  const { files, data } = await viewedPackage(await viewerTemplate(), '周慧琳', spoilt);
  const folder = writtenPackage(data.name, files);
  await page.goto(pathToFileURL(join(folder, viewerFile)).href);
  await page.locator('input[type=file]').setInputFiles(folder);
  await page.locator('.page[data-phase="done"]').waitFor();
  const told = (await page.locator('.findings > li').allInnerTexts()).join('\n');
  const { pdfFaults } = pick('zh-CN').archive;
  expect(told).toContain(pdfFaults.notWhole);
  expect(told).toContain(pdfFaults.otherSigner);
  expect(await page.locator('.findings > li').count()).toBe(1);
}, 60_000);
