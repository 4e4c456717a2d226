/** What a page says of a newer build. */
export const build = {
  build: {
    held: 'There is a newer Earshot. It loads by itself when you are done here.',
    load: 'Load it now',
    behind: 'A newer Earshot is being put in place. Until it is, this page is the one before.',
  },
};
