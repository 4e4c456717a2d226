import type { Dictionary } from '../dictionary.ts';
import { sections } from './sections.ts';
import { selling } from './selling.ts';
import { shell } from './shell.ts';

export const name = 'Ελληνικά';
export const region = 'el-GR';
export const dictionary: Dictionary = { ...shell, ...sections, ...selling };
