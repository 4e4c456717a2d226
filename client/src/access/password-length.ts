/** The fewest and the most characters that the server takes. Long beats odd: nothing else is asked of a password. */
export const PASSWORD_LENGTH = { least: 12, most: 256 } as const;
/** From here on a password is not only long enough. */
const GOOD = 18;

export type PasswordLength = { is: 'none' | 'enough' | 'good' } | { is: 'short'; missing: number };

/** How a password's length is to be judged. */
export function passwordLengthOf(password: string): PasswordLength {
  const { length } = password;
  if (length === 0) return { is: 'none' };
  if (length < PASSWORD_LENGTH.least) return { is: 'short', missing: PASSWORD_LENGTH.least - length };
  return { is: length < GOOD ? 'enough' : 'good' };
}
