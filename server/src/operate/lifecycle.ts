/**
 * Where this process is in its life. Ending goes in this order, so that nothing accepted is lost and no one is left
 * waiting: not ready; the pipeline stops reading, finishes and acknowledges (`onModuleDestroy`); clients are told
 * (`beforeApplicationShutdown`); HTTP closes; Redis closes last (`onApplicationShutdown`).
 */
export class Lifecycle {
  private state: 'starting' | 'running' | 'ending' = 'starting';

  get isRunning(): boolean {
    return this.state === 'running';
  }
  /** Long requests look here between their parts and stop. */
  get isEnding(): boolean {
    return this.state === 'ending';
  }
  started(): void {
    if (this.state === 'starting') this.state = 'running';
  }
  end(): void {
    this.state = 'ending';
  }
}
