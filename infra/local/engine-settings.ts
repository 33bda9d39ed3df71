import { CannotStart } from './cannot-start.ts';

/** The query engine: DuckDB inside the service, or a Trino cluster that sees the same folder. */
export type EngineSettings = 'duckdb' | TrinoCluster;

export interface TrinoCluster {
  readonly url: string;
  /** Where the cluster sees the lake bucket of the data folder. */
  readonly lakeUri: string;
  readonly catalog: string;
  readonly schema: string;
  readonly user: string;
  readonly password?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads `QUERY_ENGINE` and, for trino, `TRINO_…`. Throws `CannotStart` naming what is missing or wrong. */
export function readEngineSettings(environment: Environment): EngineSettings {
  const engine = environment.QUERY_ENGINE || 'duckdb';
  if (engine === 'duckdb') return engine;
  if (engine !== 'trino') {
    throw new CannotStart(`QUERY_ENGINE is "${engine}". Set duckdb (the default) or trino.`);
  }
  const { TRINO_CATALOG, TRINO_SCHEMA, TRINO_USER, TRINO_PASSWORD } = environment;
  return {
    url: addressOf(environment.TRINO_URL, TRINO_PASSWORD),
    lakeUri: placeOf(environment.TRINO_LAKE_URI),
    catalog: nameOf('TRINO_CATALOG', TRINO_CATALOG || 'hive'),
    schema: nameOf('TRINO_SCHEMA', TRINO_SCHEMA || 'care_stability'),
    user: TRINO_USER || 'care-stability',
    ...(TRINO_PASSWORD && { password: TRINO_PASSWORD }),
  };
}

function addressOf(text: string | undefined, password: string | undefined): string {
  const url = text && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new CannotStart(
      `TRINO_URL is "${text ?? ''}". Give the address of the cluster: QUERY_ENGINE=trino TRINO_URL=http://localhost:8080 npm start`,
    );
  }
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (!password || url.protocol === 'https:' || isHere) return url.origin;
  throw new CannotStart(
    `TRINO_PASSWORD would be sent to ${url.origin} unencrypted. Set TRINO_URL to the cluster's https address.`,
  );
}

function placeOf(text: string | undefined): string {
  if (text && /^[a-z0-9]+:\/\/\S+$/.test(text)) return text;
  throw new CannotStart(
    `TRINO_LAKE_URI is "${text ?? ''}". Say where the cluster sees the folder store/lake of the data folder, such as TRINO_LAKE_URI=local:///store/lake`,
  );
}

function nameOf(setting: string, text: string): string {
  if (/^[a-z][a-z0-9_]*$/.test(text)) return text;
  throw new CannotStart(
    `${setting} is "${text}". Give a name of small letters, digits and underscores.`,
  );
}
