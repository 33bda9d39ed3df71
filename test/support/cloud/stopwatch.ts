/** Runs a part of the preparation and prints to standard error how long it took. */
export async function timed<Made>(part: string, make: () => Promise<Made>): Promise<Made> {
  const start = performance.now();
  try {
    return await make();
  } finally {
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    process.stderr.write(`${seconds.padStart(7)} s  ${part}\n`);
  }
}
