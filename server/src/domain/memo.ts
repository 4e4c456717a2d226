/** A slice of this length may be a view of the whole text, which must not live as long as its words are remembered. */
const SHORTEST_VIEW = 13;

/** What is longer is made each time. */
const LONGEST_KEPT = 100;

/**
 * A function of short texts that remembers what it said of those met lately: speech repeats the same few thousand words.
 *
 * @param make must say the same of the same text each time
 * @param most so many are remembered; then all are forgotten
 */
export function memoised<T extends {}>(make: (text: string) => T, most = 20_000): (text: string) => T {
  const met = new Map<string, T>();
  return (text) => {
    const known = met.get(text);
    if (known !== undefined) return known;
    if (text.length > LONGEST_KEPT) return make(text);
    if (met.size >= most) met.clear();
    const own = text.length < SHORTEST_VIEW ? text : copied(text);
    const made = make(own);
    met.set(own, made);
    return made;
  };
}

const copied = (text: string) =>
  String.fromCharCode(...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)));
