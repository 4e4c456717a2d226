/** A counter that is not what it should be, or something that is kept (1) and should not be (0), or the other way round. */
export interface Drift {
  partition: number;
  /** `bucket <key>`, `words <key>`, `index <name>`, `months`, `open deals`, `touches`, `firsts`, or `call <id>`, `deal <id>`, `engagement <id>` where what that has put in is not what it gives. */
  place: string;
  /** The counter; in buckets `<sellerId>|<counter>`; in an index a call, with its end, or `calls` for how many. Of touches and firsts the whole of what is kept. */
  name: string;
  stored: number;
  expected: number;
}
