/** The facts about an object, without its bytes. */
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

/** What a signed upload allows: sending exactly one object, within these limits, before it expires. */
export interface UploadPermission {
  readonly key: string;
  /** The exact number of bytes, or a limit when the size is not known in advance (a form without JavaScript). */
  readonly size: { readonly exactly: number } | { readonly atMost: number };
  /** Hex SHA-256 that the bytes must have. */
  readonly sha256?: string;
  readonly expiresInSeconds: number;
  /** The address to which a browser is redirected after a form upload (303). */
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
  /** The whole object, or undefined when there is none. */
  get(key: string): Promise<StoredObject | undefined>;
  head(key: string): Promise<ObjectSummary | undefined>;
  /**
   * The bytes of one version in pieces, in bounded memory. A write during the reading does not change them. Throws
   * `NotFound` if there is no object, and `Replaced` if it does not have the given etag.
   */
  read(key: string, etag?: string): AsyncIterable<Uint8Array>;
  /**
   * The bytes from position `from` up to but not including `to`, which must be greater. Fewer bytes when the object ends
   * before. Throws `NotFound` when there is no object.
   */
  readRange(key: string, from: number, to: number): Promise<Uint8Array>;
  put(key: string, body: Uint8Array | string, contentType?: string): Promise<void>;
  /** Writes a new object (`If-None-Match: *`). Returns false, and changes nothing, when the key already exists. */
  create(key: string, body: Uint8Array | string, contentType?: string): Promise<boolean>;
  /**
   * Abandons an object that is no longer used. It is deleted at once or after some days. The caller must be sure that
   * nothing needs it. No error when there is no object.
   */
  abandon(key: string): Promise<void>;
  /** All objects whose key starts with the prefix, in key order. */
  list(prefix: string): AsyncIterable<ObjectSummary>;
  signUpload(permission: UploadPermission): Promise<SignedUpload>;
}
