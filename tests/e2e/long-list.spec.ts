/** A list of hundreds of cases: what is in sight is read, the rest as one goes there, and what is done when somebody looks. */
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { endedStates } from '../../shared/domain/case-end';
import { openStates } from '../../renderer/features/home/list-states';
import { makeStation } from '../support/generate/station';
import { ownStation } from '../support/own-station';

const here = ownStation('station-long-list');
const passphrase = '望海潮 一二三四五';
/** What is read at a time, and read ahead of what is in sight. */
const most = 100;

test('a long list is read as far as it is seen, and goes on to its end', async () => {
  const folder = await here.folder();
  const kdf = join(import.meta.dirname, '../../dist/main/kdf.cjs');
  const { cases } = await makeStation(folder, passphrase, kdf, {
    cases: 700,
    seed: 7,
    withImages: 0,
  });
  const open = cases.filter(({ state }) =>
    (openStates as readonly string[]).includes(state),
  ).length;
  const ended = cases.filter(({ state }) => (endedStates as readonly string[]).includes(state));
  expect(open).toBeGreaterThan(2 * most);

  const { station, pages } = await here.open();
  await pages.door.tryPassphrase(passphrase);
  const { home } = pages;
  await home.open.getByRole('row').nth(1).waitFor();
  await expect(station.page.getByText('正在整理本机数据')).toHaveCount(0, { timeout: 120_000 });
  const listed = async () => Number(await home.open.getAttribute('aria-rowcount')) - 1;
  await expect.poll(listed).toBeGreaterThan(1);
  // What would be asked for is asked for at once.
  await station.page.waitForTimeout(1_000);
  expect(await listed()).toBeLessThanOrEqual(most);
  expect(await home.open.locator('tr[data-row]').count()).toBeLessThan(most);

  await home.open.focus();
  await expect
    .poll(
      async () => {
        await station.page.keyboard.press('End');
        return listed();
      },
      { timeout: 30_000 },
    )
    .toBe(open);
  const chosen = await home.open.getAttribute('aria-activedescendant');
  await expect(station.page.locator(`[id="${chosen ?? ''}"]`)).toBeInViewport();

  await home.showFinished();
  const finished = station.page.getByRole('grid', { name: '已办结' });
  await finished.getByRole('row').nth(1).waitFor();
  const shown = Number(await finished.getAttribute('aria-rowcount')) - 1;
  expect(shown).toBeLessThanOrEqual(Math.min(most, ended.length));
});
