/** Settings of one catalogue of Trino, as its properties file has them. */
export type Catalogue = Readonly<Record<string, string>>;

/** Reads as Athena does: columns by name, files in subfolders, projected partitions, external tables. */
const LAKE: Catalogue = {
  'connector.name': 'hive',
  'hive.security': 'allow-all',
  'hive.non-managed-table-writes-enabled': 'true',
  'hive.parquet.use-column-names': 'true',
  'hive.partition-projection-enabled': 'true',
  // As Athena reads a table without partitions.
  'hive.recursive-directories': 'true',
  // Views join to the ledger, whose entries decide which folders are read.
  'hive.dynamic-filtering.wait-timeout': '30s',
};

/** A lake in a folder of this machine, whose files are at `local:///…`. Trino stores its tables and views in its folder `.trino`. */
export function plainFiles(folder: string): Catalogue {
  return {
    ...LAKE,
    'hive.metastore': 'file',
    'hive.metastore.catalog.dir': 'local:///.trino',
    'fs.native-local.enabled': 'true',
    'local.location': folder,
    // On S3 a missing folder is not an error. On a disk that needs this setting.
    'hive.ignore-absent-partitions': 'true',
  };
}

/** A lake in emulated AWS: Glue and S3 at `endpoint`. Athena calls this catalogue `awsdatacatalog`. */
export function emulatedAws(endpoint: string, region = 'eu-west-2'): Catalogue {
  return {
    ...LAKE,
    'hive.metastore': 'glue',
    'hive.metastore.glue.region': region,
    'hive.metastore.glue.endpoint-url': endpoint,
    'hive.metastore.glue.aws-access-key': 'test',
    'hive.metastore.glue.aws-secret-key': 'test',
    'hive.metastore.glue.default-warehouse-dir': 's3://no-warehouse/',
    'fs.native-s3.enabled': 'true',
    's3.endpoint': endpoint,
    's3.region': region,
    's3.path-style-access': 'true',
    's3.aws-access-key': 'test',
    's3.aws-secret-key': 'test',
  };
}

/** Tables in memory, for a test to fill. */
export const MEMORY: Catalogue = { 'connector.name': 'memory' };

/** The text of a properties file. */
export function properties(settings: Catalogue): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
