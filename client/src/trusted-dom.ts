import { template as makeTemplate } from 'solid-js/web';

export * from 'solid-js/web';

interface Policies {
  createPolicy: (
    name: string,
    rules: { createHTML: (html: string) => string },
  ) => {
    createHTML: (html: string) => string;
  };
}

/** Absent in browsers without Trusted Types. */
const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
const compiled = policies?.createPolicy('solid-templates', { createHTML: (html) => html });

/**
 * Compiled markup, the one kind of text that becomes elements. With `require-trusted-types-for 'script'` nothing else
 * in the page can: the policy stays in this module, and only the compiler's output calls it.
 */
export const template: typeof makeTemplate = (html, ...kinds) =>
  makeTemplate(compiled?.createHTML(html) ?? html, ...kinds);
