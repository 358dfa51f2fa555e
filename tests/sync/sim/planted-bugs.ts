/** Bugs planted on purpose, as text changes to the product's own files: the simulation must find every one. */

export type PlantedBug = {
  readonly name: string;
  /** Below the repository. */
  readonly file: string;
  /** Stands in the file exactly once; a bug that no longer fits fails the test. */
  readonly find: string;
  readonly put: string;
  /** Where the search begins: shortly before the first seed that found it when it was planted; 1 for most. */
  readonly from?: number;
};

const outboxLoop = 'shared/sync/outbox-loop.ts';
const feedLoop = 'shared/sync/feed-loop.ts';
const applyChanges = 'shared/sync/apply-changes.ts';
const reply = 'shared/sync/reply.ts';
const verificationSender = 'shared/sync/verification-sender.ts';
const reportSender = 'shared/sync/report-sender.ts';
const ratingSender = 'shared/sync/rating-sender.ts';
const wordSender = 'shared/sync/word-sender.ts';
const tusUpload = 'electron/sync/tus-upload.ts';
const tusStack = 'electron/sync/tus-stack.ts';

export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'receipt signature not verified',
    file: 'shared/sync/receipt-check.ts',
    find: "return verifier.verify(text, receipt.signature, identity.platformPublicKey)\n    ? 'genuine'\n    : 'badSignature';",
    put: "return verifier.verify(text, receipt.signature, identity.platformPublicKey) || true\n    ? 'genuine'\n    : 'badSignature';",
  },
  {
    name: "another case's receipt accepted",
    file: 'shared/sync/receipt-check.ts',
    find: "if (receipt.caseId !== sent.caseId) return 'otherCase';\n  if (receipt.revision !== sent.revision) return 'otherRevision';\n  if (receipt.manifestSha256 !== sent.manifestSha256) return 'otherContent';",
    put: '',
  },
  {
    name: 'delivered before it is durable',
    from: 120,
    file: outboxLoop,
    find: 'if (!recorded.ok || (settled && listed)) {',
    put: "if (!recorded.ok && next.phase === 'delivered') { this.#states.set(entry.id, next); return; }\n    if (!recorded.ok || (settled && listed)) {",
  },
  {
    name: 'cursor saved before the changes are applied',
    file: feedLoop,
    find: 'const applied = await applyChanges(reply.value.changes, this.ports, this.cancel);\n',
    put: 'await store.saveFeedCursor(reply.value.cursor);\n    const applied = await applyChanges(reply.value.changes, this.ports, this.cancel);\n',
  },
  {
    name: 'change lost when the disk refuses it',
    file: applyChanges,
    find: 'if (ownTrouble.includes(applied.error.kind)) settled = false;',
    put: '',
  },
  {
    name: 'an unknown case blocks the feed',
    file: applyChanges,
    find: 'if (ownTrouble.includes(applied.error.kind)) settled = false;',
    put: 'settled = false;',
  },
  {
    name: 'feed cursor not checked',
    file: feedLoop,
    find: 'if (!isPlausible(reply.value, after)) return',
    put: 'if (after < 0) return',
  },
  {
    name: '409 revision-differs ignored',
    file: 'shared/sync/outcome.ts',
    find: "if (problem === 'revision-differs') {",
    put: "if (problem === 'revision-differs' && status === 0) {",
  },
  {
    name: 'a portal page counts as a refusal',
    file: reply,
    find: "if (isHtml(answer)) return { kind: 'captivePortal' };",
    put: "if (isHtml(answer)) return { kind: 'refused', status, problem: 'other', detail: '', pointers: [] };",
  },
  {
    name: 'HTML 200 trusted as an upload',
    from: 290,
    file: tusStack,
    find: "if (last.kind === 'noAnswer' || !fits(last, method, from, bytes?.length ?? 0, file)) {",
    put: "if (last.kind === 'answered' && last.status === 200 && method !== 'HEAD') {\n          return response({ ...last, headers: { 'upload-offset': String(file.bytes.length) } }, url);\n        }\n        if (last.kind === 'noAnswer' || !fits(last, method, from, bytes?.length ?? 0, file)) {",
  },
  {
    name: 'held entry dropped',
    file: 'shared/sync/record-settled.ts',
    find: 'return store.recordHeld(entry, next.reason, next.detail, next.pointers ?? []);',
    put: 'return ok(undefined);',
  },
  {
    name: 'upload not resumed',
    file: tusUpload,
    find: 'if (begun.has(url)) {',
    put: 'if (begun.size === -1) {',
  },
  {
    name: 'a bad line counts against the entry',
    file: outboxLoop,
    find: "this.#move(entry, { type: 'paused', reason, untilMs });",
    put: "await this.#settleEvent(entry, { type: 'refused', heldAs: 'attemptsExhausted', detail: '' });",
  },
  {
    name: 'a failing case goes first for ever',
    file: outboxLoop,
    find: 'if (settled) this.#states.delete(entry.id);\n    else this.#states.set(entry.id, next);',
    put: "if (settled) this.#states.delete(entry.id);\n    else { this.#states.set(entry.id, { phase: 'queued', attempts: 0, refusals: 0 }); this.#round.unshift(entry.id); await new Promise<void>((resolve) => this.ports.clock.after(2000, resolve)); }",
  },
  {
    name: 'a pause never ends',
    file: 'shared/sync/pause.ts',
    find: 'this.#rest !== undefined && this.#rest.untilMs > this.clock.nowMs()',
    put: 'this.#rest !== undefined && this.#attempts < 6',
  },
  {
    name: 'two loops side by side',
    file: 'shared/sync/engine.ts',
    find: 'const running = Promise.all([outbox.run(), feed.run()]);',
    put: 'const running = Promise.all([outbox.run(), outbox.run(), feed.run()]);',
  },
  {
    name: 'stop does not cancel the request',
    file: 'shared/sync/engine.ts',
    find: 'cancel.cancel();\n      await running;',
    put: 'await running;',
  },
  {
    name: 'storage trouble holds the entry',
    file: 'shared/sync/deliver.ts',
    find: "return ends({ type: 'troubled', reason: 'storageTrouble' });",
    put: "return ends({ type: 'rejected', reason: 'fileMissingHere', detail: '' });",
  },
  {
    name: 'old station probed by nothing',
    file: 'shared/sync/deliver.ts',
    find: "if (probe.kind !== 'ok') return outcomeOf(reply);",
    put: "if (probe.kind === 'ok') return outcomeOf(reply);",
  },
  {
    name: 'commit without asking what is missing',
    file: 'shared/sync/deliver.ts',
    find: 'if (stopped !== undefined) return stopped;\n  const committed',
    put: "if (stopped !== undefined && stopped.kind === 'cancelled') return stopped;\n  const committed",
  },
  {
    name: 'wall-clock back-off',
    from: 350,
    file: 'shared/sync/engine.ts',
    find: 'const cancel = cancelSource();',
    put: 'const real = ports.clock;\n  ports = { ...ports, clock: { ...real, nowMs: () => Date.parse(real.instantIn(0)) } };\n  const cancel = cancelSource();',
  },
  {
    name: 'Location of a creation followed',
    file: tusStack,
    find: "getHeader: (name) => (name.toLowerCase() === 'location' ? url : headers[name.toLowerCase()]),",
    put: 'getHeader: (name) => headers[name.toLowerCase()],',
  },
  {
    name: 'a wake-up wakes nobody',
    file: 'shared/sync/alarm.ts',
    find: 'this.#wake?.();',
    put: '',
  },
  {
    name: 'a receipt for other content accepted',
    from: 100,
    file: 'shared/sync/receipt-check.ts',
    find: "if (receipt.manifestSha256 !== sent.manifestSha256) return 'otherContent';",
    put: "if (receipt.manifestSha256 !== sent.manifestSha256) return 'genuine';",
  },
  {
    name: '429 counts as a refusal',
    from: 370,
    file: reply,
    find: 'status === 429 || status === 502 || status === 503 || status === 504',
    put: 'status === 502 || status === 503 || status === 504',
  },
  {
    name: 'failures of the platform hold the entry',
    file: 'shared/sync/outcome.ts',
    find: "return ends({ type: 'troubled', reason: 'platformFailed' });",
    put: "return ends({ type: 'refused', heldAs: 'attemptsExhausted', detail: '' });",
  },
  {
    name: 'a later report of a desk goes first',
    file: reportSender,
    find: 'report.n < known.n',
    put: 'report.n > known.n',
  },
  {
    name: 'a report counts as told when the platform was busy',
    from: 250,
    file: wordSender,
    find: "if (reply.kind === 'ok' && delivered !== undefined) {",
    put: "if ((reply.kind === 'ok' || reply.kind === 'busy') && delivered !== undefined) {",
  },
  {
    name: 'a report is sent in other words than it was written down',
    file: reportSender,
    find: '{ report: report.text, signature }',
    put: '{ report: `${report.text} `, signature }',
  },
  {
    name: 'a rating is sent in other words than it was given',
    file: ratingSender,
    find: '{ rating: rating.text, signature }',
    put: '{ rating: `${rating.text} `, signature }',
  },
  {
    name: 'ratings of later submissions only are told',
    file: ratingSender,
    find: 'waiting: () => store.queuedRatings()',
    put: 'waiting: () => store.queuedRatings().filter(({ revision }) => revision > 1)',
  },
  {
    name: 'a question to a department is sent in other words than it was asked',
    file: verificationSender,
    find: 'calls.askVerification(request)',
    put: 'calls.askVerification({ ...request, asked: {} })',
  },
  {
    name: 'a question that met trouble is never asked again',
    from: 1070,
    file: wordSender,
    find: "if (reply.kind !== 'ok' && reply.kind !== 'refused') {\n        this.#patience.rest();",
    put: "if (reply.kind !== 'ok' && reply.kind !== 'refused') {\n        this.#patience.quiet(keyOf(word), Infinity);",
  },
  {
    name: 'files leave at any hour',
    file: 'shared/sync/deliver.ts',
    find: 'stopped ??= putOff(turn, ports);',
    put: '',
  },
  {
    name: 'a file under way goes on when its hours end',
    from: 630,
    file: 'shared/sync/deliver.ts',
    find: 'stopped === undefined && putOff(turn, ports) === undefined && turn.mayContinue();',
    put: 'stopped === undefined && turn.mayContinue();',
  },
  {
    name: 'what waits for its hour is never sent',
    file: 'shared/sync/outbox.ts',
    find: 'const retryAtMs = event.untilMs;',
    put: 'const retryAtMs = Infinity;',
  },
  {
    name: 'files do not wait for their budget',
    file: tusStack,
    find: 'await file.budget.pay(bytes.length, file.cancel);',
    put: 'void file.budget.pay(bytes.length, file.cancel);',
  },
  {
    name: 'a chunk is sent without its checksum',
    file: tusStack,
    find: "if (bytes !== undefined) headers['Upload-Checksum'] = checksumOf(bytes, file);\n",
    put: '',
  },
  {
    name: 'a line that spoils a chunk holds the case',
    file: 'shared/sync/outcome.ts',
    find: "if (problem === 'chunk-differs') return { type: 'troubled', reason: 'lineSpoils' };",
    put: '',
  },
  {
    name: 'files side by side each have the whole budget',
    file: 'shared/sync/traffic.ts',
    find: 'this.meter.paidAtMs = startMs + Math',
    put: 'this.meter.paidAtMs = nowMs + Math',
  },
  {
    name: 'a refusal is repeated for ever',
    file: 'shared/sync/outbox.ts',
    find: 'if (refusals + 1 < refusalLimit)',
    put: 'if (refusals + 1 < Infinity)',
  },
];
