import { eventSchema } from '@earshot/contracts';
import { expect, it } from 'vitest';
import { firstCall, firstCallCommand } from './first-call.ts';

it('the first call that an empty page offers is one that the server takes', () => {
  expect(eventSchema.safeParse(firstCall(Date.now())).error).toBeUndefined();
});

it('the line for the shell quotes nothing twice', () => {
  const command = firstCallCommand('http://localhost:3000', Date.now());
  expect(command.match(/'/g)).toHaveLength(2);
});
