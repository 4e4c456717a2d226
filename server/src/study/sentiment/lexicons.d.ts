declare module 'vader-sentiment' {
  export const SentimentIntensityAnalyzer: {
    polarity_scores(text: string): { compound: number; pos: number; neu: number; neg: number };
  };
}

declare module 'wink-sentiment' {
  export default function analyze(text: string): { score: number; normalizedScore: number };
}
