/** What left by the line of a station, whichever platform it went to. */
export class LineMeter {
  /** When the bytes that left so far are paid for; monotonic milliseconds. */
  paidAtMs = Number.NEGATIVE_INFINITY;
}
