import { randomUUID } from 'node:crypto';
import {
  idSchema,
  type Note,
  type NoteChange,
  type NoteInput,
  type NoteList,
  noteChangeSchema,
  noteInputSchema,
  noteListSchema,
  noteSchema,
} from '@earshot/contracts';
import { Controller, Delete, Get, Header, HttpCode, Param, Patch, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { senderOf } from '../access/access.guard.ts';
import { May } from '../access/permissions.ts';
import type { Principal } from '../access/principal.ts';
import { Reach } from '../access/reach.ts';
import { Refused } from '../operate/problem.ts';
import { JsonBody } from '../operate/request-body.ts';
import { Contract } from '../operate/route-contract.ts';
import type { NoteOutcome } from '../store/notes.ts';
import { Store } from '../store/store.ts';
import { Views } from '../views/views.ts';
import { noCall } from './no-call.ts';

/** Of the call, and of the note. */
interface NotePath {
  id: string;
  noteId: string;
}

/** What people write about a call, as a whole or at a moment of it. */
@Controller('v1/calls/:id/notes')
export class NotesController {
  constructor(
    private readonly store: Store,
    private readonly views: Views,
    private readonly reach: Reach,
  ) {}

  @Contract({ summary: 'The notes of a call', answer: noteListSchema, refusals: ['not_found', 'erased'] })
  @Get()
  @May('readNotes')
  @Header('cache-control', 'no-store')
  async list(@Param('id') callId: string, @Req() request: FastifyRequest): Promise<NoteList> {
    const sender = senderOf(request);
    await this.demandReach(callId, sender);
    const notes = idSchema.safeParse(callId).success ? await this.store.notes.list(callId) : undefined;
    if (notes === undefined) throw await noCall(this.store, callId, sender);
    const { state } = await this.views.reads.state();
    return {
      notes: notes.sort(byMoment).map((note) => ({ ...note, isYours: isOf(note, sender) })),
      trackersRev: state.trackers.rev,
    };
  }

  @Contract({ summary: 'Writes a note', answer: noteSchema, refusals: ['not_found', 'erased', 'conflict'] })
  @Post()
  @May('writeNotes')
  @Header('cache-control', 'no-store')
  async write(
    @Param('id') callId: string,
    @JsonBody(noteInputSchema) input: NoteInput,
    @Req() request: FastifyRequest,
  ): Promise<Note> {
    const sender = senderOf(request);
    await this.demandReach(callId, sender);
    const note: Note = {
      ...{ noteId: randomUUID(), ...input },
      ...{ author: sender.name, createdAt: new Date().toISOString() },
      ...(sender.account && { authorId: sender.account.id }),
    };
    const outcome = await this.store.notes.add(callId, note);
    if (outcome !== 'done') throw await this.refusalOf(outcome, callId, sender);
    return note;
  }

  @Contract({ summary: 'Changes a note', answer: noteSchema, refusals: ['not_found', 'erased'] })
  @Patch(':noteId')
  @May('writeNotes')
  @Header('cache-control', 'no-store')
  async change(
    @Param() { id, noteId }: NotePath,
    @JsonBody(noteChangeSchema) { text, atSec }: NoteChange,
    @Req() request: FastifyRequest,
  ): Promise<Note> {
    const sender = senderOf(request);
    const { atSec: standing, ...before } = await this.demandOwn(id, noteId, sender);
    const moment = atSec === undefined ? standing : (atSec ?? undefined);
    const note: Note = {
      ...before,
      ...(text !== undefined && { text }),
      ...(moment !== undefined && { atSec: moment }),
      editedAt: new Date().toISOString(),
    };
    const outcome = await this.store.notes.change(id, note);
    if (outcome !== 'done') throw await this.refusalOf(outcome, id, sender);
    return note;
  }

  @Contract({ summary: 'Removes a note', refusals: ['not_found', 'erased'] })
  @Delete(':noteId')
  @May('writeNotes')
  @HttpCode(204)
  async remove(@Param() { id, noteId }: NotePath, @Req() request: FastifyRequest): Promise<void> {
    const sender = senderOf(request);
    await this.demandOwn(id, noteId, sender);
    const outcome = await this.store.notes.remove(id, noteId);
    if (outcome !== 'done') throw await this.refusalOf(outcome, id, sender);
  }

  private async demandOwn(callId: string, noteId: string, sender: Principal): Promise<Note> {
    await this.demandReach(callId, sender);
    const note = await this.store.notes.find(callId, noteId);
    if (note === undefined) throw NO_NOTE;
    if (isOf(note, sender)) return note;
    throw new Refused({ code: 'forbidden', message: 'Only its author or an admin may change this note.' });
  }

  private async demandReach(callId: string, sender: Principal): Promise<void> {
    if (!(await this.reach.toCall(sender, callId))) throw await noCall(this.store, callId, sender);
  }

  private async refusalOf(
    outcome: Exclude<NoteOutcome, 'done'>,
    callId: string,
    sender: Principal,
  ): Promise<Refused> {
    if (outcome === 'no_call') return noCall(this.store, callId, sender);
    if (outcome === 'no_note') return NO_NOTE;
    return new Refused({ code: 'conflict', message: 'This call has as many notes as one can have.' });
  }
}

const NO_NOTE = new Refused({ code: 'not_found', message: 'There is no such note.' });

/** People are known by their accounts; whoever has none by name: a session ends, and its owner comes back with another. */
function isOf({ author, authorId }: Note, { role, name, account }: Principal): boolean {
  return role === 'admin' || (authorId === undefined ? author === name : authorId === account?.id);
}

function byMoment(a: Note, b: Note): number {
  const [first, second] = [a.atSec ?? -1, b.atSec ?? -1];
  if (first !== second) return first - second;
  return a.createdAt === b.createdAt ? (a.noteId < b.noteId ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1;
}
