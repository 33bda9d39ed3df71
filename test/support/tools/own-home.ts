import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Settings of a user's AWS or CDK that could change what a suite does. */
const USERS_OWN = /^(AWS|CDK)_/;

/**
 * An environment for programs that must not read or write what the user keeps at home: the CDK's memory of accounts, AWS
 * profiles, caches of Java, browsers and package managers. All of them find a folder of the run instead.
 */
export function ownHome(folder: string, environment: Environment = process.env): Environment {
  const home = join(folder, 'home');
  const at = (name: string): string => {
    const place = join(home, name);
    mkdirSync(place, { recursive: true });
    return place;
  };
  const kept = Object.entries(environment).filter(([name]) => !USERS_OWN.test(name));
  return {
    ...Object.fromEntries(kept),
    HOME: at('.'),
    USERPROFILE: home,
    XDG_CACHE_HOME: at('.cache'),
    XDG_CONFIG_HOME: at('.config'),
    XDG_DATA_HOME: at('.local/share'),
    XDG_STATE_HOME: at('.local/state'),
    CDK_HOME: at('.cdk'),
    AWS_CONFIG_FILE: join(home, 'aws-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'aws-credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    npm_config_cache: at('.npm'),
    npm_config_update_notifier: 'false',
    PIP_CACHE_DIR: at('.cache/pip'),
    GOCACHE: at('.cache/go-build'),
  };
}

/** Gives this process, and all that it starts from now on, a home in a folder of the run. */
export function moveHome(folder: string): void {
  const environment = ownHome(folder);
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined) process.env[name] = value;
  }
}
