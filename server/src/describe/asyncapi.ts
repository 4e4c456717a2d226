import {
  alertSchema,
  byeSchema,
  HEARTBEAT_MS,
  heartbeatSchema,
  LIVE_NAMESPACE,
  screenCommandSchema,
  screenReportSchema,
  viewCloseAnswerSchema,
  viewCloseSchema,
  viewDeltaSchema,
  viewOpenAnswerSchema,
  viewOpenSchema,
  viewSnapshotSchema,
} from '@earshot/contracts';
import type { z } from 'zod';
import type { JsonSchema } from './json-schema.ts';
import { CONTRACT_VERSION } from './openapi.ts';
import { components, schemaOf } from './schemas.ts';

interface Message {
  /** Of Socket.IO, where it is no acknowledgement. */
  event?: string;
  title: string;
  payload: z.ZodType;
}

/** Every message of the socket, by its id in the document. */
const MESSAGES = {
  viewOpen: { event: 'view:open', title: 'Opens a view', payload: viewOpenSchema },
  viewOpenAnswer: { title: 'The view as it stands, or why not', payload: viewOpenAnswerSchema },
  viewClose: { event: 'view:close', title: 'Closes a view', payload: viewCloseSchema },
  viewCloseAnswer: { title: 'Whether that was understood', payload: viewCloseAnswerSchema },
  viewDelta: { event: 'view:delta', title: 'What has changed; acknowledge it', payload: viewDeltaSchema },
  viewSnapshot: {
    event: 'view:snapshot',
    title: 'The whole view: take it, whatever you hold; acknowledge it',
    payload: viewSnapshotSchema,
  },
  heartbeat: {
    event: 'heartbeat',
    title: `Where every view stands, every ${HEARTBEAT_MS / 1000} s`,
    payload: heartbeatSchema,
  },
  alert: { event: 'alert', title: 'A rule has fired, of a scope that you see', payload: alertSchema },
  screenReport: {
    event: 'screen:report',
    title: 'What a paired screen says of itself',
    payload: screenReportSchema,
  },
  screenCommand: {
    event: 'screen:command',
    title: 'What a paired screen is to do or to show',
    payload: screenCommandSchema,
  },
  bye: { event: 'bye', title: 'The server is about to close', payload: byeSchema },
} as const satisfies Record<string, Message>;
type MessageId = keyof typeof MESSAGES;

const CHANNEL = '#/channels/live';
const inChannel = (id: MessageId) => ({ $ref: `${CHANNEL}/messages/${id}` });

/** The AsyncAPI 3.0 document of the socket, told from the server's side: it receives what a client asks, and sends. */
export function asyncApi(): JsonSchema {
  const ids = Object.keys(MESSAGES) as MessageId[];
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Earshot live',
      version: CONTRACT_VERSION,
      description: `Views that are followed over Socket.IO (protocol 5), namespace \`${LIVE_NAMESPACE}\`, transport \`websocket\`. Sign in by \`auth: {token}\`, by the session cookie, or, as a paired screen, by \`auth: {as: "screen"}\` and the screen’s cookie. A message's name is the event; answers are acknowledgements.`,
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    channels: {
      live: {
        address: LIVE_NAMESPACE,
        title: 'Views',
        messages: Object.fromEntries(ids.map((id) => [id, { $ref: `#/components/messages/${id}` }])),
      },
    },
    operations: {
      openView: asked('viewOpen', 'viewOpenAnswer'),
      closeView: asked('viewClose', 'viewCloseAnswer'),
      tellChange: told('viewDelta'),
      tellWhole: told('viewSnapshot'),
      tellPosition: told('heartbeat'),
      tellAlert: told('alert'),
      hearScreen: heard('screenReport'),
      tellScreen: told('screenCommand'),
      tellEnd: told('bye'),
    },
    components: {
      messages: Object.fromEntries(ids.map((id) => [id, messageOf(MESSAGES[id])])),
      schemas: reachable(ids.map((id) => schemaOf(MESSAGES[id].payload))),
    },
  };
}

const asked = (question: MessageId, answer: MessageId) => ({
  action: 'receive',
  channel: { $ref: CHANNEL },
  messages: [inChannel(question)],
  reply: { channel: { $ref: CHANNEL }, messages: [inChannel(answer)] },
});

const heard = (message: MessageId) => ({
  action: 'receive',
  channel: { $ref: CHANNEL },
  messages: [inChannel(message)],
});

const told = (message: MessageId) => ({
  action: 'send',
  channel: { $ref: CHANNEL },
  messages: [inChannel(message)],
});

function messageOf({ event, title, payload }: Message): JsonSchema {
  return { ...(event !== undefined && { name: event }), title, payload: schemaOf(payload) };
}

/** The shapes that some schemas refer to, and those that these refer to. */
function reachable(roots: readonly JsonSchema[]): Record<string, JsonSchema> {
  const all = components();
  const found = new Set<string>();
  const visit = (schema: JsonSchema) => {
    for (const [, name] of JSON.stringify(schema).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (found.has(name!)) continue;
      found.add(name!);
      visit(all[name!]!);
    }
  };
  roots.forEach(visit);
  return Object.fromEntries(Object.entries(all).filter(([name]) => found.has(name)));
}
