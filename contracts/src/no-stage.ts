/** The stage of a deal that has none. */
export const NO_STAGE = '-';
