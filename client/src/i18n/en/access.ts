import { plural } from '../plural.ts';

/** Signing in, and choosing a password. */
export const access = {
  access: {
    title: 'Sign in',
    entering: 'Signing you in …',
    email: 'E-mail address',
    password: 'Password',
    newPassword: 'New password',
    showPassword: 'Show',
    hidePassword: 'Hide',
    submit: 'Sign in',
    byProvider: 'Sign in with {{ name }}',
    haveLink: 'I have a link',
    noPassword:
      'No account yet, or the password is forgotten? An admin of your organisation can give you a link.',
    firstStart: 'Nobody has a password here yet. The start command prints a link: open it, or paste it here.',
    field: 'Link or code',
    openLink: 'Open',
    spent: 'This link does not work any more: it has been used, or it is too old.',
    spentNext: 'Whoever gave it to you can give you another one.',
    noCode: 'This holds no code. Paste the whole link.',
    wrong: 'Nobody has this address with this password. Look at both and try again.',
    unreachable: 'The server does not answer. Try again in a moment.',
    refused: 'The server does not take this: {{ detail }}',
    limited: 'Too many attempts.',
    againInSeconds: plural({
      one: 'Try again in {{ count }} second.',
      other: 'Try again in {{ count }} seconds.',
    }),
    againInMinutes: plural({
      one: 'Try again in {{ count }} minute.',
      other: 'Try again in {{ count }} minutes.',
    }),
    noAccount:
      'Your organisation’s sign-in knows you, but nobody has given you an account here. An admin can invite you with the same e-mail address.',
    providerFailed: 'Signing in with your organisation did not work. Try again, or sign in another way.',
    looking: 'Looking at your link …',
    linkMissingTitle: 'Open your link once more',
    linkMissing:
      'The link is kept out of the address for safety, so this page cannot be loaded anew. Open the link that you were given: it still works as long as no password was set with it.',
    linkFailedTitle: 'This link cannot be used',
    again: 'Try again',
    signInInstead: 'Sign in',
    joinTitle: {
      firstAdmin: 'Welcome to Earshot',
      invitation: 'Welcome to Earshot',
      reset: 'Choose a new password',
    },
    joinText: {
      firstAdmin: 'You are the first here, and will be the admin: you invite the others.',
      invitation: '{{ name }}, choose the password that you will sign in with.',
      reset: '{{ name }}, choose another password. Wherever you are signed in now, you will be signed out.',
    },
    name: 'Your name',
    join: 'Set the password and sign in',
    passwordShort: plural({ one: '{{ count }} more character', other: '{{ count }} more characters' }),
    passwordLength: {
      none: 'At least 12 characters. A few words are easier to remember than odd signs.',
      enough: 'Long enough.',
      good: 'Good and long.',
    },
  },
};
