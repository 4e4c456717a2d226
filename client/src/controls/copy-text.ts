/**
 * Puts a text on the reader's clipboard; answers whether it is there. Over plain HTTP browsers give a page no clipboard at all, and
 * over HTTPS the reader may refuse it: whoever offers copying has to say so.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
