/** Provides each council's key, with which identifiers of children and workers become references (design decision 6). */
export interface KeyRing {
  /** 32 bytes that never change for a council, derived from a master secret that never leaves the key service. */
  councilKey(laCode: string): Promise<Uint8Array>;
}
