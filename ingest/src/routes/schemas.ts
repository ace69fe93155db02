import { statuses, type Status } from '@firewatch/flux';
import { Type } from 'typebox';

const time = (description: string) => Type.String({ description, examples: ['2026-01-31T15:04:00Z'] });
const subject = Type.Enum([...statuses, 'silence'], { description: 'A status, or `silence`: none of any.' });
const severity = Type.Enum(['warning', 'critical']);
const byStatus = (description: string) => Type.Record(Type.String(), Type.Number(), { description });

export const findingSchema = Type.Object(
  {
    status: subject,
    direction: Type.Enum(['above', 'below']),
    severity,
    score: Type.Number({ description: 'How far from normal; 3.5 is a warning, 4.5 critical.' }),
    window: Type.Integer({ description: 'Minutes that were counted together.' }),
    observed: Type.Number({ description: 'Transactions in the window.' }),
    expected: Type.Number({ description: 'Transactions expected in the window.' }),
    upper: Type.Optional(
      Type.Number({ description: 'Upper edge of the band in that window, where it is above.' }),
    ),
    lower: Type.Optional(
      Type.Number({ description: 'Lower edge of the band in that window, where it is below.' }),
    ),
    since: Type.Optional(time('First minute of the open incident of this status.')),
    excess: Type.Optional(
      Type.Number({ description: 'Transactions too many (or missing, below 0) since then.' }),
    ),
    reason: Type.String({ description: 'Why, in plain words.' }),
    segments: Type.Optional(
      Type.Array(
        Type.Object({
          tag: Type.String(),
          value: Type.String(),
          observed: Type.Number(),
          expected: Type.Number(),
        }),
        {
          description:
            'The tag values that explain most of it, against their own past hour: with more than expected where the finding is above normal, with fewer where it is below.',
        },
      ),
    ),
  },
  { description: 'A status that is off now.' },
);

export const recommendationSchema = Type.Object(
  {
    action: Type.Enum(['alert', 'watch', 'ok', 'learning', 'unknown'], {
      description:
        '`alert`: a critical finding or incident; `watch`: a warning; `learning`: too few minutes to judge by; `unknown`: InfluxDB did not answer, or nothing is judged.',
    }),
    at: time('When it was judged.'),
    concerns: Type.Array(subject, {
      description: 'Statuses with a finding that the posted transactions have.',
    }),
    levels: Type.Object({ warning: Type.Number(), critical: Type.Number() }),
    visible: byStatus('The smallest lasting change that would be critical now, as a factor; 0: blind.'),
    incident: Type.Optional(
      Type.Object({
        id: Type.String(),
        since: time('Its first minute.'),
        severity,
        statuses: Type.Array(subject),
        excess: byStatus('Transactions too many (or missing, below 0) a status.'),
      }),
    ),
    hub: Type.Optional(
      Type.Object(
        {
          minute: time('The closed minute that was judged last.'),
          behind: Type.Integer({ description: 'Closed minutes that came after it: 0 or 1.' }),
          note: Type.String({ description: 'The same in words.' }),
        },
        { description: 'On a shard: which minute of the hub, over all shards, this is of.' },
      ),
    ),
    findings: Type.Array(findingSchema),
    reason: Type.Optional(Type.String({ description: 'Why the action is `unknown` or `learning`.' })),
  },
  { description: 'What to do about the transactions of now.' },
);

export const errorSchema = Type.Object(
  {
    statusCode: Type.Integer(),
    code: Type.String({ description: 'FW_…', examples: ['FW_BAD_TRANSACTION'] }),
    error: Type.String(),
    message: Type.String({ description: 'What is wrong, where, and how to mend it.' }),
    details: Type.Optional(
      Type.Array(Type.Object({ place: Type.String(), code: Type.String(), message: Type.String() })),
    ),
  },
  { description: 'Something was wrong.' },
);

/** The answers that every protected route may give. */
export const errorResponses = {
  400: errorSchema,
  401: errorSchema,
  403: errorSchema,
  429: errorSchema,
  503: errorSchema,
};

/** The further answers of a route that takes a body. */
export const bodyErrorResponses = { 413: errorSchema, 415: errorSchema };

/** The further answers of a route that writes: a hub takes nothing (421), and InfluxDB may refuse it (422). */
export const writeErrorResponses = { ...bodyErrorResponses, 421: errorSchema, 422: errorSchema };

export const rangeQuery = {
  from: Type.Optional(
    Type.String({
      description: 'Start: RFC 3339, or relative such as -1h.',
      examples: ['-1h'],
      maxLength: 40,
    }),
  ),
  to: Type.Optional(
    Type.String({ description: 'End, exclusive; default: now.', examples: ['-5m'], maxLength: 40 }),
  ),
};

export const statusQuery = {
  status: Type.Optional(Type.Enum([...statuses, 'silence'] as Array<Status | 'silence'>)),
};
