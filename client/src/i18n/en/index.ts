import { sections } from './sections.ts';
import { selling } from './selling.ts';
import { shell } from './shell.ts';

export const name = 'English';
export const region = 'en-GB';
export const dictionary = { ...shell, ...sections, ...selling };
