/** Says how a customer's words sound. */
export interface SentimentAnalyser {
  /** Part of the plan's name: calls that another version scored are analysed again. */
  readonly version: number;
  /** −1000…1000 thousandths: negative from −50 down, positive from 50 up, as `call-metrics` reads it. */
  scoreOf(text: string, language?: string): number;
}
