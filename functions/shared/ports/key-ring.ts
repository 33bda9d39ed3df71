/** Gives each council the key under which its children's and workers' identifiers become references (design decision 6). */
export interface KeyRing {
  /** 32 bytes, the same for a council for ever, worked out from one master secret that never leaves its keeper. */
  councilKey(laCode: string): Promise<Uint8Array>;
}
