import fc, { type Arbitrary } from 'fast-check';

/** The part of JSON Schema that our documents use. */
export interface Schema {
  type?: string;
  anyOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  examples?: unknown[];
  example?: unknown;
}

const mostItems = 5;

/** Values that a schema allows; its examples among them, since few texts are times or zones by chance. */
export function valid(schema: Schema): Arbitrary<unknown> {
  const examples = [...(schema.examples ?? []), ...('example' in schema ? [schema.example] : [])];
  const generated = byKeyword(schema);
  return examples.length === 0 ? generated : fc.oneof(fc.constantFrom(...examples), generated);
}

/** Values that are mostly what a schema allows, and wrong in some place. */
export function broken(schema: Schema): Arbitrary<unknown> {
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(broken));
  if (schema.type === 'array')
    return fc.array(fc.oneof(valid(schema.items ?? {}), broken(schema.items ?? {})), {
      maxLength: mostItems,
    });
  if (schema.type !== 'object') return fc.jsonValue();
  const keys = Object.keys(schema.properties ?? {});
  const key = fc.oneof(fc.constantFrom(...keys, '__proto__', 'constructor'), fc.string());
  return fc.tuple(valid(schema), key, fc.jsonValue()).map(([value, name, wrong]) => {
    const copy: Record<string, unknown> = { ...(value as object) };
    Object.defineProperty(copy, name, { value: wrong, enumerable: true });
    return copy;
  });
}

function byKeyword(schema: Schema): Arbitrary<unknown> {
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(valid));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if ('const' in schema) return fc.constant(schema.const);
  switch (schema.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, property]) => [name, valid(property)]),
        ),
        { requiredKeys: schema.required ?? [] },
      );
    case 'array':
      return fc.array(valid(schema.items ?? {}), {
        maxLength: Math.min(mostItems, schema.maxItems ?? mostItems),
      });
    case 'string':
      return schema.pattern === undefined ? text(schema) : fc.stringMatching(new RegExp(schema.pattern));
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e15 });
    case 'number':
      return fc.double({
        min: schema.minimum ?? -1e300,
        max: schema.maximum ?? 1e300,
        noNaN: true,
        noDefaultInfinity: true,
      });
    case 'boolean':
      return fc.boolean();
    default:
      return fc.jsonValue();
  }
}

function text({ minLength = 0, maxLength = 30 }: Schema): Arbitrary<string> {
  return fc.string({ unit: 'binary', minLength, maxLength });
}
