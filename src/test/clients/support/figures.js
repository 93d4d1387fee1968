/** What the suite measured, printed when it ends. */
const figures = new Map();

export function record(what, value) {
  figures.set(what, value);
}

export function printFigures() {
  const width = Math.max(0, ...[...figures.keys()].map((what) => what.length));
  console.log('\nFigures of this run');
  figures.forEach((value, what) => console.log(`  ${what.padEnd(width)}  ${value}`));
}
