/** Bugs planted on purpose in what a station does for a platform that was restored from an older back-up, or is paused. */
import type { PlantedBug } from './planted-bugs';

const feedLoop = 'shared/sync/feed-loop.ts';
const lostRevisions = 'shared/sync/lost-revisions.ts';
const takenCount = 'shared/sync/taken-count.ts';

export const plantedRestores: readonly PlantedBug[] = [
  {
    name: 'a feed restored from an older back-up not noticed',
    file: feedLoop,
    find: 'calls.changes(after, seconds, store.feedChangeId())',
    put: 'calls.changes(after, seconds)',
  },
  {
    name: 'what a restored platform lost not brought again',
    file: lostRevisions,
    find: 'if (this.#left.size === 0) {',
    put: 'if (this.#left.size >= 0) {\n      this.#left.clear();',
  },
  {
    name: 'a count that went back not noticed',
    file: takenCount,
    find: 'if (taken.before < told) {',
    put: 'if (taken.before < 0) {',
  },
  {
    name: 'a restored platform is not told what the station knows',
    from: 830,
    file: takenCount,
    find: 'knownTaken: this.#known(),',
    put: '',
  },
  {
    name: 'words that a restored platform lost not told again',
    file: 'shared/sync/lost-words.ts',
    find: 'if (this.#told.has(key)) continue;',
    put: 'if (key !== undefined) continue;',
  },
  {
    name: 'words told to a platform before it was restored once more count as told',
    from: 1_060,
    file: 'shared/sync/lost-words.ts',
    find: 'if (this.#restore !== restore) this.#told.clear();',
    put: '',
  },
  {
    name: 'what a restored platform lost brought without its receipt',
    file: 'shared/sync/deliver.ts',
    find: 'turn.earlier === undefined ? {}',
    put: 'turn.earlier !== undefined ? {}',
  },
  {
    name: 'the receipt of before stays where a restored platform gave another number',
    file: lostRevisions,
    find: '(await this.ports.store.replaceReceipt(event.receipt)).ok ? how : undefined',
    put: 'how',
  },
  {
    name: 'a number that was given and not heard of counts as the one on the receipt',
    file: lostRevisions,
    find: 'known >= receipt.revision && !isRenumbered',
    put: 'known >= receipt.revision',
  },
  {
    name: 'what is told of a restore is kept after the new receipt was refused by the disk',
    from: 700,
    file: lostRevisions,
    find: '.ok ? how : undefined',
    put: '.ok ? how : how',
  },
  {
    name: 'what was told is written down after what it was told of',
    from: 380,
    file: 'shared/sync/record-settled.ts',
    find: 'const saved = await taken.save();',
    put: 'const saved = ok(undefined);',
  },
  {
    name: 'an answer is written down before the count of its question',
    from: 120,
    file: feedLoop,
    find: 'return !isAnswer || (await this.known.taken.save()).ok;',
    put: 'return true;',
  },
  {
    name: 'a feed that goes back tells of no loss',
    file: feedLoop,
    find: 'if (!taken.isOwed && !isLedBack) return true;',
    put: 'if (!taken.isOwed) return true;',
  },
  {
    name: 'a feed that led back is owed nothing after a restart',
    from: 3_320,
    file: takenCount,
    find: 'this.#note({ owed: true });\n    return this.save();',
    put: 'this.#note({ owed: true });\n    return Promise.resolve(ok(undefined));',
  },
  {
    name: 'what a restored platform lost and met trouble is not tried again',
    file: lostRevisions,
    find: "if (turned === 'settled') this.#settle(caseId);",
    put: 'this.#settle(caseId);',
  },
  {
    name: 'files of what was lost leave at any hour, and as many as there are',
    file: lostRevisions,
    find: 'mayContinue, traffic, wanted },',
    put: 'mayContinue, wanted,\n          traffic: { closedMs: () => 0, mostBytesAtOnce: () => Infinity, pay: async () => undefined } },',
  },
  {
    name: 'what lacks nothing but its files counts as there',
    file: 'shared/sync/deliver.ts',
    find: 'return bringAndCommit(put.value.missing, turn, prepared, ports, bring);',
    put: "if (turn.earlier !== undefined && put.value.missing.length > 0)\n    return { kind: 'event', event: { type: 'receiptVerified', receipt: turn.earlier } };\n  return bringAndCommit(put.value.missing, turn, prepared, ports, bring);",
  },
  {
    name: 'what a paused platform lost is not owed to it',
    from: 360,
    file: takenCount,
    find: 'this.#note({ owed: true });',
    put: '',
  },
  {
    name: 'a platform that asks to be looked at is not heard',
    file: takenCount,
    find: 'if (asked === undefined || asked === this.#now().asked) return;',
    put: 'if (this.#restores >= 0) return;',
  },
  {
    name: 'a pause stops nothing',
    file: 'shared/sync/outbox-loop.ts',
    find: 'store.mayLeave() ? store.identity() : undefined',
    put: 'store.identity()',
  },
];
