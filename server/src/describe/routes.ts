import { RequestMethod } from '@nestjs/common';
import type { ModulesContainer } from '@nestjs/core';
import type { z } from 'zod';
import { ACTION, type Action, holdersOf, OPEN } from '../access/permissions.ts';
import { BODY, CONTRACT, type RouteContract } from '../operate/route-contract.ts';

/** A route with all that is known of it: what Nest serves it by, and what it promises. */
export interface Route {
  method: string;
  /** With its parameters in braces: `/v1/calls/{callId}`. */
  path: string;
  /** Of a good answer. */
  status: number;
  /** What it states to do; absent: it is open, or for no one. */
  action?: Action;
  /** Who may ask, in words; absent: everyone, without signing in. */
  holders?: readonly string[];
  contract: RouteContract;
  body?: z.ZodType;
}

type Handler = (...args: never) => unknown;

// Names that Nest gives its own metadata.
const [PATH, METHOD, STATUS] = ['path', 'method', '__httpCode__'];

/** Every route of every controller, in the order of their addresses. Throws where one has no contract. */
export function routesOf(modules: ModulesContainer): Route[] {
  const routes = [...modules.values()].flatMap(({ controllers }) =>
    [...controllers.values()].flatMap(({ metatype }) => routesOfController(metatype as Handler)),
  );
  return routes.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function routesOfController(controller: Handler): Route[] {
  const base = String(Reflect.getMetadata(PATH, controller));
  const prototype: object = controller.prototype;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
    if (typeof handler !== 'function' || !Reflect.hasMetadata(METHOD, handler)) return [];
    return [routeOf(base, handler as Handler)];
  });
}

function routeOf(base: string, handler: Handler): Route {
  const method = RequestMethod[Reflect.getMetadata(METHOD, handler) as number]!;
  const path = `/${base}/${String(Reflect.getMetadata(PATH, handler))}`.replace(/\/+$/, '');
  const contract = Reflect.getMetadata(CONTRACT, handler) as RouteContract | undefined;
  if (!contract) throw new Error(`${method} ${path} promises nothing: it has no @Contract.`);
  const action = Reflect.getMetadata(ACTION, handler) as Action | undefined;
  const isOpen = Reflect.getMetadata(OPEN, handler) === true;
  const body = Reflect.getMetadata(BODY, handler) as z.ZodType | undefined;
  const status = Reflect.getMetadata(STATUS, handler) as number | undefined;
  return {
    method,
    path: namedParameters(path),
    status: status ?? (method === 'POST' ? 201 : 200),
    ...(action !== undefined && { action }),
    ...(!isOpen && { holders: action === undefined ? [] : holdersOf(action) }),
    contract,
    ...(body && { body }),
  };
}

/** A bare `:id` is named by what it is the id of: one address has one name, whichever controller serves it. */
function namedParameters(path: string): string {
  return path
    .replace(/(\w+?)s\/:id(?=\/|$)/g, (_, what: string) => `${what}s/{${what}Id}`)
    .replace(/:(\w+)/g, '{$1}');
}
