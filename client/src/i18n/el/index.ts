import type { Dictionary } from '../dictionary.ts';
import { access } from './access.ts';
import { alerts } from './alerts.ts';
import { build } from './build.ts';
import { call } from './call.ts';
import { calls } from './calls.ts';
import { details } from './details.ts';
import { figures } from './figures.ts';
import { folded } from './folded.ts';
import { people } from './people.ts';
import { screens } from './screens.ts';
import { sections } from './sections.ts';
import { selling } from './selling.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { team } from './team.ts';
import { wall } from './wall.ts';

export const name = 'Ελληνικά';
export const region = 'el-GR';
export const dictionary: Dictionary = {
  ...shell,
  ...access,
  ...sections,
  ...selling,
  ...details,
  ...calls,
  ...call,
  ...team,
  ...settings,
  ...figures,
  ...people,
  ...alerts,
  ...screens,
  ...build,
  ...folded,
  ...wall,
};
