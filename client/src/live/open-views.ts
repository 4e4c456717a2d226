/**
 * Which views the server sends us. Answers to several openings may come late and in another order than they were asked for, and
 * one view may be asked for twice: what is still wanted, or may be, must not be closed.
 */
export class OpenViews {
  #current: string | undefined;
  /** Opened by answers that came after something else had been asked for. */
  readonly #strays = new Set<string>();
  #isAsking = false;

  /** The view on screen. */
  get current(): string | undefined {
    return this.#current;
  }

  /** An opening is on its way. */
  asking(): void {
    this.#isAsking = true;
  }

  /** The last opening asked for was not granted. */
  failed(): void {
    this.#isAsking = false;
  }

  /** The last opening asked for was granted; answers the views to close. */
  opened(viewId: string): string[] {
    const close = this.all().filter((other) => other !== viewId);
    this.#strays.clear();
    this.#current = viewId;
    this.#isAsking = false;
    return close;
  }

  /** An opening was granted after another one had been asked for; answers the views to close. */
  late(viewId: string): string[] {
    if (viewId === this.#current) return [];
    if (!this.#isAsking) return [viewId];
    this.#strays.add(viewId);
    return [];
  }

  /** Everything that the server sends us. */
  all(): string[] {
    return [...new Set([...(this.#current === undefined ? [] : [this.#current]), ...this.#strays])];
  }
}
