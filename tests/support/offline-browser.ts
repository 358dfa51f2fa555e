/** Debian's browser without a network, with one page for a whole file of tests. */
import { chromium } from '@playwright/test';
import { afterAll, afterEach } from 'vitest';

/** What the page asked for and said is gathered for each test. */
export async function offlineBrowser() {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  afterAll(() => browser.close());
  const viewport = { width: 1280, height: 720 };
  const context = await browser.newContext({ offline: true, viewport });
  const page = await context.newPage();
  const asked: string[] = [];
  const said: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  afterEach(async () => {
    await page.goto('about:blank');
    asked.length = 0;
    said.length = 0;
  });
  return { page, asked, said };
}
