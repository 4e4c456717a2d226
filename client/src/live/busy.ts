const TEXT =
  'input:not([type="radio"], [type="checkbox"], [type="button"]), textarea, [contenteditable="true"]';
/** A dialog or a panel that lies above the page. */
const OPEN = 'dialog[open], :popover-open';

export interface BusyWatch {
  /** Whether loading the page anew would take something from its reader: words being typed, a form begun, an open dialog. */
  isBusy: () => boolean;
  end: () => void;
}

/** Watches what the reader of this page has begun. */
export function makeBusyWatch(): BusyWatch {
  /** The form that was typed in last and has not been sent. */
  let begun: Element | undefined;
  const begin = (event: Event) => {
    begun = (event.target as Element).closest('form') ?? begun;
  };
  const finish = () => {
    begun = undefined;
  };
  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  document.addEventListener('input', begin, options);
  document.addEventListener('submit', finish, options);
  document.addEventListener('reset', finish, options);
  return {
    isBusy: () =>
      begun?.isConnected === true ||
      document.activeElement?.matches(TEXT) === true ||
      document.querySelector(OPEN) !== null,
    end: () => listening.abort(),
  };
}
