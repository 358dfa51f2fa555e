/** What the screen is told about the line: trouble that no waiting mends is never told as trouble that passes. */
import { expect, it } from 'vitest';
import { joinedStatus } from '../../shared/sync/joined-status';
import { LineState, lineOf } from '../../shared/sync/line-state';
import { waitReasons } from '../../shared/sync/outbox';
import { locales } from '../../shared/i18n/locale';
import { pick } from '../../shared/i18n/messages';

const forPeople = [
  'captivePortal',
  'lineNotTrusted',
  'unauthorised',
  'stationTooOld',
  'platformTooOld',
  'logInNeeded',
] as const;

it('names what a person has to do something about, and nothing else', () => {
  const told = waitReasons.filter((reason) => lineOf(reason, 'online') === reason);
  expect(told.toSorted()).toEqual([...forPeople, 'offline'].toSorted());
});

it.each(locales)('promises in %s that it mends itself only where it does', (locale) => {
  const { outbox, words } = pick(locale);
  const passes = outbox.lineHelp.platformTrouble;
  for (const line of forPeople) {
    expect(outbox.lineHelp[line]).not.toBe(passes);
    expect(words.line[line]).not.toBe(words.line.platformTrouble);
  }
});

it('tells of the platform that needs somebody, however well the others are', () => {
  const side = (line: (typeof forPeople)[number] | 'online' | 'platformTrouble') => ({
    key: line,
    status: { line, platform: { name: line, url: 'https://x' }, unsent: 0, progress: [] },
    traffic: {},
    clockOffMs: undefined,
  });
  for (const line of forPeople) {
    const sides = [side('online'), side('platformTrouble'), side(line)];
    expect(joinedStatus(sides)?.line).toBe(line);
  }
});

it('is well again with the next word that is understood', () => {
  const state = new LineState();
  state.troubled('unauthorised');
  expect(state.line).toBe('unauthorised');
  state.heard('2026-08-01T00:00:00.000Z');
  expect(state.line).toBe('online');
});
