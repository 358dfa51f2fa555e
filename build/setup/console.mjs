/** What the commands say: one line per step, and a plain sentence where they have to stop. */

/** An expected end: its message is all a person needs, so no stack is shown. */
export class Stop extends Error {}

/** @param {string} message */
export function say(message) {
  process.stdout.write(`${message}\n`);
}
