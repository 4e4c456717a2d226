import { Controller, Get } from '@nestjs/common';
import { May } from '../access/permissions.ts';
import { Refused } from '../operate/problem.ts';
import { Store } from '../store/store.ts';

/** The organisation. */
@Controller('v1/settings')
export class SettingsController {
  constructor(private readonly store: Store) {}

  @Get()
  @May('readSettings')
  async read(): Promise<{ name: string; timeZone: string; currency: string }> {
    const settings = await this.store.settings.load();
    if (settings === undefined)
      throw new Refused({
        code: 'store_unavailable',
        message: 'The store has been emptied; restart the server.',
      });
    const { name, timeZone, currency } = settings;
    return { name, timeZone, currency };
  }
}
