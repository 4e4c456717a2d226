import type { Language } from './topic.ts';

/** A competitor, with its name as it is said in each language. */
export interface Rival {
  id: string;
  names: Record<Language, string>;
  /** What else it is called. */
  also: readonly string[];
  weight: number;
}

/** Invented names, all of them. The last one is new: nobody speaks of it before its first week. */
export const RIVALS: readonly Rival[] = [
  { id: 'veltrano', names: { en: 'Veltrano', el: 'Βελτράνο' }, also: ['Veltrano Cloud'], weight: 9 },
  { id: 'quillbase', names: { en: 'Quillbase', el: 'Κουίλμπεϊζ' }, also: ['Quill base'], weight: 7 },
  { id: 'orbenta', names: { en: 'Orbenta', el: 'Ορμπέντα' }, also: [], weight: 6 },
  { id: 'kestrix', names: { en: 'Kestrix', el: 'Κέστριξ' }, also: ['Kestrix One'], weight: 5 },
  { id: 'lumivox', names: { en: 'Lumivox', el: 'Λούμιβοξ' }, also: ['Lumi vox'], weight: 4 },
  { id: 'tandrel', names: { en: 'Tandrel & Co', el: 'Τάντρελ' }, also: ['Tandrel'], weight: 3 },
  { id: 'pactelo', names: { en: 'Pactelo', el: 'Πακτέλο' }, also: [], weight: 3 },
  { id: 'brennholt', names: { en: 'Brennholt', el: 'Μπρένχολτ' }, also: ['Brennholt Desk'], weight: 2 },
  { id: 'nivello', names: { en: 'Nivello+', el: 'Νιβέλο' }, also: ['Nivello'], weight: 2 },
  { id: 'zephyrix', names: { en: 'Zephyrix', el: 'Ζεφίριξ' }, also: [], weight: 9 },
];

export const NEWCOMER = 'zephyrix';
