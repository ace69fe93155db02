import { statuses } from '@firewatch/flux';
import { Type, type Static, type TSchema } from 'typebox';

/** The most transactions one JSON array may hold. */
export const largestArray = 10_000;
/** The largest count or amount that is exact in every step of the analytics. */
const largestCount = 1e9;
const largestAmount = 1e15;

/**
 * A transaction as it is posted; `tags` are the configured ones.
 * @param open true: fields that are not known are let pass, for who looks for them himself, which is quicker
 */
export function transactionSchema(tags: readonly string[], { open = false } = {}) {
  const closed = open ? {} : ({ additionalProperties: false } as const);
  return Type.Object(
    {
      id: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 128,
          description:
            'Your identifier of the payment; the same in each of its statuses. Without one, one is made and returned, and a retry counts again.',
          examples: ['pay-2041'],
        }),
      ),
      time: Type.Optional(
        Type.Union([Type.String({ maxLength: 64 }), Type.Integer()], {
          description:
            'When it happened: RFC 3339, `YYYY-MM-DD HH:MM:SS`, epoch milliseconds, or `15h 04` with ?date and ?tz. Default: when it was received.',
          examples: ['2026-01-31T15:04:05Z'],
        }),
      ),
      status: Type.Enum([...statuses], { description: 'What became of it.', examples: ['denied'] }),
      count: Type.Optional(
        Type.Integer({
          minimum: 0,
          maximum: largestCount,
          default: 1,
          description: 'How many transactions this stands for.',
          examples: [1],
        }),
      ),
      amount: Type.Optional(
        Type.Number({
          minimum: -largestAmount,
          maximum: largestAmount,
          description: 'Amount in your currency.',
          examples: [19.99],
        }),
      ),
      tags: Type.Optional(tagsSchema(tags, closed)),
    },
    { ...closed, description: 'One payment that reached a status, or a count of them.' },
  );
}

export type PostedTransaction = Static<ReturnType<typeof transactionSchema>>;

function tagsSchema(tags: readonly string[], closed: { additionalProperties?: false }) {
  const properties: Record<string, TSchema> = {};
  for (const tag of tags)
    properties[tag] = Type.Optional(
      Type.String({ maxLength: 64, description: `Segment by ${tag}.`, examples: ['59'] }),
    );
  return Type.Unsafe<Record<string, string>>(
    Type.Object(properties, { ...closed, description: 'Segments, as configured.' }),
  );
}
