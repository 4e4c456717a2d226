import { createTween } from './motion.ts';

/** A whole number that counts to its new value. `exact` is shown on hover where `format` shortens. */
export function Count(props: { value: number; format: (count: number) => string; exact?: string }) {
  const shown = createTween(() => props.value);
  return <span title={props.exact}>{props.format(Math.round(shown()))}</span>;
}
