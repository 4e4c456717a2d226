const KEPT_AS = 'earshot.reloadedFor';

export interface BuildWatch {
  /** The build that the server said it was at first; undefined before its first heartbeat. */
  first?: string;
}

/**
 * Whether the page is to be reloaded for the build `version`: not the one it began with, and none that it has been
 * reloaded for before (two builds behind one address must not send it to and fro).
 */
export function isNewBuild(watch: BuildWatch, version: string, reloadedFor: readonly string[]): boolean {
  watch.first ??= version;
  return version !== watch.first && !reloadedFor.includes(version);
}

/** Reloads the page once for each new build, within 10 seconds, not all pages at the same moment. */
export function makeBuildWatch(): (version: string) => void {
  const watch: BuildWatch = {};
  return (version) => {
    const reloadedFor = (sessionStorage.getItem(KEPT_AS) ?? '').split(' ');
    if (!isNewBuild(watch, version, reloadedFor)) return;
    sessionStorage.setItem(KEPT_AS, [...reloadedFor, version].join(' '));
    setTimeout(() => location.reload(), Math.random() * 10_000);
  };
}
