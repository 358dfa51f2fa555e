/** Numbers for a draw that anybody can draw again: a stream made of a seed, without bias. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { encodeUtf8 } from '../text/utf8';

export type DrawStream = {
  /** A whole number from 0 up to, and without, `count`; each of them as likely as any other. */
  readonly below: (count: number) => number;
  /** The same things in an order of chance. */
  readonly shuffled: <T>(things: readonly T[]) => T[];
};

const label = encodeUtf8('sunshine-classes/1 stream');
const numbers = 2 ** 32;

/**
 * Block i (from 0) is HMAC-SHA-256 (FIPS 198-1) under the key `seed` over the label in UTF-8 followed by i as four bytes,
 * highest first. Its 32 bytes are eight numbers of four bytes each, highest first; block 1 follows block 0, and so on.
 *
 * `below(m)`: numbers are taken from the stream until one is less than the largest multiple of m that is not above 2^32;
 * its remainder by m is the answer. What is not less is passed over, so that no remainder comes up oftener (m = 1 takes one
 * number as well).
 *
 * `shuffled`: for i from the last place down to the second (places from 0), place i and place `below(i + 1)` change their
 * things (Fisher and Yates, as in Knuth, volume 2, 3.4.2, algorithm P).
 */
export function drawStream(seed: Uint8Array): DrawStream {
  let block = 0;
  let at = 8;
  let view = new DataView(new ArrayBuffer(32));

  function next(): number {
    if (at === 8) {
      const message = new Uint8Array(label.length + 4);
      message.set(label);
      new DataView(message.buffer).setUint32(label.length, block);
      view = new DataView(Uint8Array.from(hmac(sha256, seed, message)).buffer);
      block += 1;
      at = 0;
    }
    const number = view.getUint32(at * 4);
    at += 1;
    return number;
  }

  const below: DrawStream['below'] = (count) => {
    const fair = numbers - (numbers % count);
    for (;;) {
      const number = next();
      if (number < fair) return number % count;
    }
  };

  return {
    below,
    shuffled: (things) => {
      const order = [...things];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        const moved = order.splice(other, 1, ...order.slice(last, last + 1));
        order.splice(last, 1, ...moved);
      }
      return order;
    },
  };
}
