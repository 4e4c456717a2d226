/** What a one-time code is made of; anything else is not worth asking the server about. */
const CODE = /^[A-Za-z0-9_-]{8,512}$/;

/** The one-time code in what a person pasted or opened: a whole link, its fragment, or the bare code. */
export function signInCodeOf(text: string): string | undefined {
  const code = text
    .trim()
    .replace(/^.*#/s, '')
    .replace(/^code=/, '');
  return CODE.test(code) ? code : undefined;
}

/** Whether a pasted text is a link that sets a password, rather than one that signs in at once. */
export const isJoinLink = (text: string): boolean => /\/join#/.test(text);
