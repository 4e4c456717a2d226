import { NO_STAGE, type Pipeline } from '@earshot/contracts';

export interface Stage {
  /** The sender's word, or `none` where deals have no stage, or `others` for what has no place of its own. */
  kind: 'named' | 'none' | 'others';
  name: string;
  deals: number;
  estimated: number;
  /** How many stages are in it. */
  stages: number;
}

/**
 * The stages of open deals, the largest first, deals without a stage last. Of more than `most`, the smallest are put
 * together. No order of the stages is known: the sender's words are all there is.
 */
export function stagesOf(byStage: Pipeline['byStage'], most: number): Stage[] {
  const all = Object.entries(byStage)
    .map(
      ([name, figures]): Stage => ({
        kind: name === NO_STAGE ? 'none' : 'named',
        name,
        ...figures,
        stages: 1,
      }),
    )
    .sort(
      (a, b) =>
        Number(a.kind === 'none') - Number(b.kind === 'none') ||
        b.estimated - a.estimated ||
        b.deals - a.deals ||
        (a.name < b.name ? -1 : 1),
    );
  if (all.length <= most) return all;
  const rest = all.slice(most - 1);
  const sum = (of: (stage: Stage) => number) => rest.reduce((total, stage) => total + of(stage), 0);
  const others: Stage = {
    kind: 'others',
    name: '',
    deals: sum(({ deals }) => deals),
    estimated: sum(({ estimated }) => estimated),
    stages: rest.length,
  };
  return [...all.slice(0, most - 1), others];
}
