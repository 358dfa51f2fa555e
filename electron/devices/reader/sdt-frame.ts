/**
 * Frames between a computer and the security module of a card reader (SAM_V, the serial protocol that readers after GA 450
 * speak): head, length, command or status, data, and the exclusive or of all that follows the head.
 */

const head = Buffer.from([0xaa, 0xaa, 0xaa, 0x96, 0x69]);
/** Text, photo and two fingerprints with their lengths are 2,313 bytes; nothing a reader says is longer. */
const longestLength = 4_096;

/** What can be asked of a reader. */
const sdtCommands = {
  samStatus: [0x11, 0xff],
  samNumber: [0x12, 0xff],
  findCard: [0x20, 0x01],
  selectCard: [0x20, 0x02],
  readText: [0x30, 0x01],
} as const;
export type SdtCommand = keyof typeof sdtCommands;

/** What a reader answers; the third of its status bytes tells what became of the command. */
export type SdtAnswer = { readonly status: number; readonly data: Uint8Array };

export const sdtStatus = {
  done: 0x90,
  found: 0x9f,
  checksumWrong: 0x10,
  lengthWrong: 0x11,
  notFound: 0x80,
  notSelected: 0x81,
  samBroken: 0x60,
  samNotAuthorised: 0x66,
} as const;

/** The bytes of a command. */
export function encodeCommand(command: SdtCommand): Uint8Array {
  const body = Buffer.from([0, 3, ...sdtCommands[command]]);
  return Buffer.concat([head, body, Buffer.of(exclusiveOr(body))]);
}

/** An answer as it came in, or that one came with a wrong check sum. */
export type Received =
  | { readonly kind: 'answer'; readonly answer: SdtAnswer }
  | { readonly kind: 'garbled' };

/** Takes bytes as they come, in pieces of any size, and finds the frames among whatever else is on the line. */
export function createFrameReader(): {
  readonly push: (bytes: Uint8Array) => readonly Received[];
  readonly clear: () => void;
} {
  let waiting = Buffer.alloc(0);

  function next(): Received | undefined {
    for (;;) {
      const at = waiting.indexOf(head);
      // A head may have come by half.
      if (at < 0) waiting = waiting.subarray(Math.max(0, waiting.length - head.length + 1));
      else if (at > 0) waiting = waiting.subarray(at);
      if (at < 0 || waiting.length < head.length + 2) return undefined;
      const length = waiting.readUInt16BE(head.length);
      if (length < 4 || length > longestLength) {
        waiting = waiting.subarray(1);
        continue;
      }
      const end = head.length + 2 + length;
      if (waiting.length < end) return undefined;
      const body = waiting.subarray(head.length, end);
      if (exclusiveOr(body) !== 0) {
        // A length that came wrong must not swallow the frame behind it.
        waiting = waiting.subarray(1);
        return { kind: 'garbled' };
      }
      waiting = waiting.subarray(end);
      const data = new Uint8Array(body.subarray(5, body.length - 1));
      return { kind: 'answer', answer: { status: body.readUInt8(4), data } };
    }
  }

  return {
    push: (bytes) => {
      waiting = Buffer.concat([waiting, bytes]);
      const received: Received[] = [];
      for (let one = next(); one !== undefined; one = next()) received.push(one);
      return received;
    },
    clear: () => {
      waiting = Buffer.alloc(0);
    },
  };
}

function exclusiveOr(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum ^ byte, 0);
}
