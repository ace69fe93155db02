import { expect } from 'vitest';
import { Compile } from 'typebox/compile';
import type { TSchema } from 'typebox';
import type { LightMyRequestResponse } from 'fastify';
import type { Schema } from './schema-arbitrary.js';
import type { TestService } from './service.js';

interface MediaType {
  schema: Schema;
  examples?: Record<string, { value: unknown }>;
  example?: unknown;
}

interface Parameter {
  name: string;
  in: string;
  schema: Schema;
  example?: unknown;
}

/** One method of one path, as the document has it. */
export interface Operation {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** False: it answers without a token, from this machine at least. */
  needsToken: boolean;
  parameters: Parameter[];
  bodies: Array<{ type: string; schema: Schema; examples: unknown[] }>;
  responses: Record<string, { content?: Record<string, MediaType> }>;
}

type Security = Array<Record<string, string[]>>;

interface Document {
  openapi: string;
  security: Security;
  paths: Record<string, Record<string, DocumentedOperation>>;
}

interface DocumentedOperation {
  summary?: string;
  security?: Security;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, MediaType> };
  responses: Operation['responses'];
}

/** All operations of the document that the service serves. */
export async function readOperations(app: TestService['app']): Promise<Operation[]> {
  const document = (await app.inject('/docs/json')).json<Document>();
  expect(document.openapi).toMatch(/^3\.1\./);
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      expect(operation.summary, `${method} ${path}`).toBeTruthy();
      return {
        method: method.toUpperCase() as Operation['method'],
        path,
        needsToken: needsToken(operation.security ?? document.security),
        parameters: operation.parameters ?? [],
        bodies: Object.entries(operation.requestBody?.content ?? {}).map(([type, media]) => ({
          type,
          schema: media.schema,
          examples: examplesOf(media),
        })),
        responses: operation.responses,
      };
    }),
  );
}

/** Any of the alternatives will do: none at all, or one that asks for nothing, is free. */
function needsToken(security: Security): boolean {
  return security.length > 0 && security.every((one) => Object.keys(one).length > 0);
}

/** Examples of a body: the named ones, or one put together from those of its fields. */
function examplesOf({ schema, examples, example }: MediaType): unknown[] {
  if (examples !== undefined) return Object.values(examples).map(({ value }) => value);
  if (example !== undefined) return [example];
  const fields = Object.entries(schema.properties ?? {}).filter(([, field]) => field.examples !== undefined);
  return fields.length === 0
    ? []
    : [Object.fromEntries(fields.map(([name, field]) => [name, field.examples![0]]))];
}

/** The answer is no crash, and one that the document has. */
export function expectDocumented(
  { method, path, responses }: Operation,
  answer: LightMyRequestResponse,
): void {
  const { statusCode } = answer;
  const what = `${method} ${path}: ${String(statusCode)} ${answer.body.slice(0, 300)}`;
  expect(statusCode, what).toBeLessThan(500);
  expect(Object.keys(responses), what).toContain(String(statusCode));
  const schema = responses[statusCode]?.content?.['application/json']?.schema;
  if (schema === undefined || answer.body === '') return;
  const [error] = Compile(schema as TSchema).Errors(answer.json());
  expect(error, what).toBeUndefined();
}
