/** The circles of a graph. Each is a list of files, in which each file imports the next. */
export function circlesOf(imports: ReadonlyMap<string, readonly string[]>): readonly string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const trail: string[] = [];

  function follow(file: string): void {
    const at = trail.indexOf(file);
    if (at >= 0) circles.push([...trail.slice(at), file]);
    if (at >= 0 || done.has(file)) return;
    trail.push(file);
    for (const target of imports.get(file) ?? []) follow(target);
    trail.pop();
    done.add(file);
  }

  for (const file of imports.keys()) follow(file);
  return circles;
}
