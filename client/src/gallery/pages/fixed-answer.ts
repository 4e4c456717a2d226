/** What a path answers where there is much, and where there is nothing yet. */
export interface FixedAnswer {
  full: object;
  empty: object;
}
