import { Type, type Static } from 'typebox';
import { Errors } from 'typebox/value';

const strict = { additionalProperties: false };
const list = Type.Array(Type.String());
const duration = Type.String({ pattern: '^[0-9]+(ms|s|m|h)$' });

/** What docker-compose.yml uses of the Compose file format, to the last key: a slip of the pen is no other's key. */
const healthcheck = Type.Object(
  {
    test: Type.Optional(list),
    interval: Type.Optional(duration),
    timeout: Type.Optional(duration),
    retries: Type.Optional(Type.Integer()),
    disable: Type.Optional(Type.Boolean()),
  },
  strict,
);

const service = Type.Object(
  {
    image: Type.Optional(Type.String()),
    build: Type.Optional(Type.Object({ context: Type.String(), target: Type.String() }, strict)),
    command: Type.Optional(list),
    environment: Type.Optional(Type.Record(Type.String(), Type.String())),
    secrets: Type.Optional(list),
    volumes: Type.Optional(list),
    ports: Type.Optional(list),
    profiles: Type.Optional(list),
    depends_on: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Object(
          {
            condition: Type.Enum(['service_started', 'service_healthy', 'service_completed_successfully']),
          },
          strict,
        ),
      ),
    ),
    healthcheck: Type.Optional(healthcheck),
    deploy: Type.Object(
      {
        resources: Type.Object(
          {
            limits: Type.Object(
              {
                cpus: Type.String({ pattern: '^[0-9]+(\\.[0-9]+)?$' }),
                memory: Type.String({ pattern: '^[0-9]+[mg]$' }),
              },
              strict,
            ),
          },
          strict,
        ),
      },
      strict,
    ),
    restart: Type.Enum(['unless-stopped', 'on-failure']),
    read_only: Type.Optional(Type.Boolean()),
    tmpfs: Type.Optional(list),
    cap_drop: Type.Optional(list),
    security_opt: Type.Optional(list),
    stop_grace_period: Type.Optional(duration),
  },
  strict,
);

const compose = Type.Object(
  {
    name: Type.String(),
    services: Type.Record(Type.String(), service),
    volumes: Type.Record(Type.String(), Type.Null()),
    secrets: Type.Record(Type.String(), Type.Object({ file: Type.String() }, strict)),
  },
  strict,
);

export type Compose = Static<typeof compose>;

/** What is wrong with a parsed file, each with its place; extensions (`x-…`) are Compose's to ignore. */
export function composeFaults(file: Readonly<Record<string, unknown>>): string[] {
  const own = Object.fromEntries(Object.entries(file).filter(([key]) => !key.startsWith('x-')));
  return Errors(compose, own).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
