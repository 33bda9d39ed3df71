/** The file is not a list that can be loaded. The message says why and what to do; nothing has changed. */
export class RefusedFile extends Error {
  override readonly name = 'RefusedFile';
}
