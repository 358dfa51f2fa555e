/** Numbers in a typed array that grows: four bytes each, where a million of them are kept. */

export type Growing = {
  readonly push: (value: number) => void;
  readonly get: (at: number) => number;
  readonly set: (at: number, value: number) => void;
  readonly length: () => number;
  /** The numbers as bytes, for a file. */
  readonly bytes: () => Buffer;
};

/** An array that begins with `from`. */
export function growing(from: Uint32Array = new Uint32Array(0)): Growing {
  let values = new Uint32Array(Math.max(1024, from.length + (from.length >> 2)));
  values.set(from);
  let { length } = from;
  return {
    push: (value) => {
      if (length === values.length) {
        const larger = new Uint32Array(values.length + (values.length >> 1));
        larger.set(values);
        values = larger;
      }
      values[length] = value;
      length += 1;
    },
    get: (at) => values[at] ?? 0,
    set: (at, value) => {
      values[at] = value;
    },
    length: () => length,
    bytes: () => Buffer.from(values.buffer, values.byteOffset, length * 4),
  };
}
