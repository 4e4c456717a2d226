import { flatten, translator } from '@solid-primitives/i18n';
import {
  type Accessor,
  createContext,
  createEffect,
  createMemo,
  createSignal,
  type JSX,
  useContext,
} from 'solid-js';
import type { FlatDictionary, PluralKey, TextKey } from './dictionary.ts';
import { fill, type Values } from './fill.ts';
import { createFormats, type Formats } from './formats.ts';
import { LANGUAGES, preferredLocale, regionOf } from './languages.ts';

export type { PluralKey, TextKey } from './dictionary.ts';
export type { Formats } from './formats.ts';
export { LANGUAGES } from './languages.ts';

const KEPT_AS = 'earshot.locale';

export interface I18n {
  /** The text of a key in the language shown; `{{ name }}` is filled from `values`. */
  t: (key: TextKey, values?: Values) => string;
  /** The text for a number, in the form the language has for it; `{{ count }}` is the number, written out. */
  plural: (key: PluralKey, count: number, values?: Values) => string;
  locale: Accessor<string>;
  setLocale: (locale: string) => void;
  format: Accessor<Formats>;
}

const I18nContext = createContext<I18n>();

/** Language, figures and dates of the part of the page around. Throws outside an `I18nProvider`. */
export function useI18n(): I18n {
  const i18n = useContext(I18nContext);
  if (i18n === undefined) throw new Error('useI18n needs an I18nProvider around it');
  return i18n;
}

/**
 * Gives its children a language. With `locale` they speak that one (a gallery shows several side by side); without,
 * the reader's choice, kept in this browser, else the first of the browser's languages that there is.
 */
export function I18nProvider(props: { locale?: string; children: JSX.Element }) {
  const asked = navigator.languages;
  const kept = localStorage.getItem(KEPT_AS);
  const [chosen, setChosen] = createSignal(preferredLocale(kept === null ? asked : [kept, ...asked]));
  const locale = () => props.locale ?? chosen();
  const format = createMemo(() => createFormats(regionOf(locale(), asked)));
  const rules = createMemo(() => new Intl.PluralRules(locale()));
  const dictionary = createMemo((): FlatDictionary => {
    const language = LANGUAGES.get(locale());
    if (language === undefined) throw new Error(`there is no language ${locale()}`);
    return flatten(language.dictionary);
  });
  const translate = translator(dictionary, fill);
  createEffect(() => {
    if (props.locale === undefined) document.documentElement.lang = chosen();
  });

  const i18n: I18n = {
    t: (key, values) => translate(key, values),
    plural(key, count, values) {
      const forms = dictionary()[key];
      const text = forms[rules().select(count)] ?? forms.other;
      return fill(text, { count: format().number(count), ...values });
    },
    locale,
    setLocale(next) {
      localStorage.setItem(KEPT_AS, next);
      setChosen(next);
    },
    format,
  };
  return <I18nContext.Provider value={i18n}>{props.children}</I18nContext.Provider>;
}
