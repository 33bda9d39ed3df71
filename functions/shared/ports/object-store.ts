/** What a store says of an object without its bytes. */
export interface ObjectSummary {
  readonly key: string;
  readonly size: number;
  /** Names the version: an object with other bytes under the same key has another etag. */
  readonly etag: string;
}

export interface StoredObject extends ObjectSummary {
  readonly body: Uint8Array;
  readonly contentType: string;
}

/** What the holder of a signed upload may do: send exactly one object, within these limits, before the time is out. */
export interface UploadPermission {
  readonly key: string;
  /** Exact number of bytes, or a range where the size is not known beforehand (a form without JavaScript). */
  readonly size: { readonly exactly: number } | { readonly atMost: number };
  /** Hex SHA-256 that the bytes must have. */
  readonly sha256?: string;
  readonly expiresInSeconds: number;
  /** Where a browser goes after a form upload (303). */
  readonly redirect?: string;
}

/** A form that a browser or `curl -F` posts as multipart/form-data: the fields first, the part `file` last. */
export interface SignedUpload {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly expires: string;
}

/**
 * One bucket. Keys are `/`-separated segments, never empty, never `.` or `..`.
 * Writes are atomic: a reader sees the whole object or none. Every written object is announced to the bucket's listeners, at least once.
 */
export interface ObjectStore {
  /** The whole object, or undefined where there is none. */
  get(key: string): Promise<StoredObject | undefined>;
  head(key: string): Promise<ObjectSummary | undefined>;
  /**
   * The bytes of one version in pieces, in bounded memory: a write meanwhile changes nothing of what is read. Throws
   * `NotFound` where there is no object, and `Replaced` where it does not have the etag that was asked for.
   */
  read(key: string, etag?: string): AsyncIterable<Uint8Array>;
  /**
   * The bytes from one position up to another, which must be further on and is not among them; those that there are where the
   * object ends before. Throws `NotFound` where there is no object.
   */
  readRange(key: string, from: number, to: number): Promise<Uint8Array>;
  put(key: string, body: Uint8Array | string, contentType?: string): Promise<void>;
  /** Writes only where nothing is (If-None-Match: *). False when something was there: nothing has changed then. */
  create(key: string, body: Uint8Array | string, contentType?: string): Promise<boolean>;
  /**
   * Lets go of an object that nothing names: it is gone at once, or after some days. Whoever calls this must know that
   * nobody will want it. Not an error where there is none.
   */
  abandon(key: string): Promise<void>;
  /** All objects whose key starts with the prefix, in key order. */
  list(prefix: string): AsyncIterable<ObjectSummary>;
  signUpload(permission: UploadPermission): Promise<SignedUpload>;
}
