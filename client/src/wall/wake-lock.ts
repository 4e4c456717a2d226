/**
 * Keeps the screen from going dark, where the browser can: the lock is lost whenever the page is hidden, and asked for again
 * when it is back. Returns what gives it up.
 */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | undefined;
  let isEnded = false;
  let isAsking = false;
  const ask = async () => {
    if (isEnded || isAsking || document.hidden || lock?.released === false) return;
    isAsking = true;
    // Refused on low battery, and not there over plain HTTP: the screen's own settings decide then.
    const got = await navigator.wakeLock?.request('screen').catch(() => undefined);
    isAsking = false;
    lock = got;
    if (isEnded) void got?.release();
    else got?.addEventListener('release', () => void ask(), { once: true });
  };
  const back = () => void ask();
  document.addEventListener('visibilitychange', back);
  void ask();
  return () => {
    isEnded = true;
    document.removeEventListener('visibilitychange', back);
    void lock?.release();
  };
}
