/** Says how a customer's words sound. */
export interface SentimentAnalyser {
  /** Whether it can tell anything about a customer who says all this. `language` is the call's tag, where it has one. */
  understands(texts: readonly string[], language?: string): boolean;
  /**
   * −1000…1000 thousandths: negative from −50 down, positive from 50 up, as `call-metrics` reads it. Undefined where this one
   * text is in no script that it reads. Only to be asked about customers whom it understands.
   */
  scoreOf(text: string): number | undefined;
}
