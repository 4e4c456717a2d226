import { type DismissedBrands, dismissedBrandsSchema } from '@earshot/contracts';
import { Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { May } from '../access/permissions.ts';
import { brandIdOf } from '../domain/brands/brand-name.ts';
import { Refused } from '../operate/problem.ts';
import { Contract } from '../operate/route-contract.ts';
import { Store } from '../store/store.ts';
import { TrackerEdits } from './tracker-edits.ts';
import { dismissed, restored } from './tracker-set.ts';

/**
 * Names that somebody said are no brands. They are part of the set of trackers, so that a name leaves the page, and the figures
 * of calls with brands, at one moment.
 */
@Controller('v1/brands')
export class BrandsController {
  constructor(
    private readonly store: Store,
    private readonly edits: TrackerEdits,
  ) {}

  @Contract({ summary: 'Names that somebody said are no brands', answer: dismissedBrandsSchema })
  @Get('dismissed')
  @May('readTrackers')
  @Header('cache-control', 'no-store')
  async list(): Promise<DismissedBrands> {
    const { newest } = await this.store.trackers.sets();
    return { dismissed: [...(newest.dismissed ?? [])].sort() };
  }

  /** Doing it again changes nothing. */
  @Contract({ summary: 'Not a brand', refusals: ['invalid', 'conflict'] })
  @Post(':id/dismiss')
  @May('dismissBrands')
  @HttpCode(204)
  async dismiss(@Param('id') id: string): Promise<void> {
    demandBrandId(id);
    await this.edits.save((newest) => dismissed(newest, id));
  }

  @Contract({ summary: 'It may be a brand again', refusals: ['invalid', 'conflict'] })
  @Delete(':id/dismiss')
  @May('dismissBrands')
  @HttpCode(204)
  async restore(@Param('id') id: string): Promise<void> {
    demandBrandId(id);
    await this.edits.save((newest) => restored(newest, id));
  }
}

function demandBrandId(id: string): void {
  if (id === '' || brandIdOf(id) !== id)
    throw new Refused({
      code: 'invalid',
      message:
        'must be the id of a brand, as the page has it: 1 to 64 letters and digits, small and without accents',
      path: 'id',
    });
}
