import { type Accessor, createMemo } from 'solid-js';
import { sameOrder } from '../entries.ts';

/** The source's list, standing still for as long as `held`: what lies under a pointer does not move away. */
export function createHeld(source: Accessor<string[]>, held: Accessor<boolean>): Accessor<string[]> {
  return createMemo<string[]>((before) => (held() ? before : source()), [], { equals: sameOrder });
}
