/** One circle of `Bubbles`. */
export interface Bubble {
  id: string;
  label: string;
  /** Its area; above 0. */
  value: number;
  /** The value in words, shown on hover and focus and read aloud. */
  described: string;
  /** Filled with the full accent. */
  strong: boolean;
  /** In danger: red; to be watched: a dashed ring. Whatever is `described` says it as well. */
  tone?: 'atRisk' | 'watch' | undefined;
  /** Where it leads. A first touch tells what it is, a second one goes there. */
  href?: string | undefined;
}
