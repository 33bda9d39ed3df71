/** The same with each column as one line, which keeps a bundle small. */
export interface WrittenView {
  readonly name: string;
  /** Folder under sql/. */
  readonly layer: 'staging' | 'intermediate' | 'marts';
  /** Ends with the grain: `One row per …`. */
  readonly description: string;
  /** Columns that no two rows share; none for a view that may hold rows alike. */
  readonly key: readonly string[];
  readonly columns: readonly string[];
}
