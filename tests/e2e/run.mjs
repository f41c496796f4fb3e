// All stories, one after the other, closed by one line: N passed, N failed.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from 'node:test';

const folder = fileURLToPath(new URL('./stories/', import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.test.mjs') && (!wanted.length || wanted.some((word) => name.includes(word))))
  .sort()
  .map((name) => folder + name);

let passed = 0;
let failed = 0;
/** Node reports a file as a test of its own; the stories are what stands in it. */
const isFile = (data) => data.name.endsWith('.test.mjs');
const reason = (error) => (error?.cause?.stack ?? error?.cause?.message ?? error?.message ?? String(error)).split('\n').slice(0, 12).join('\n    ');

run({ files, concurrency: false, timeout: 600_000 })
  .on('test:pass', (data) => {
    if (isFile(data)) return;
    passed++;
    console.log(`  passed  ${data.name} (${Math.round(data.details.duration_ms / 100) / 10} s)`);
  })
  .on('test:fail', (data) => {
    if (isFile(data) && !/exited|code/.test(String(data.details.error?.message))) return;
    failed++;
    console.log(`  FAILED  ${data.name}\n    ${reason(data.details.error)}`);
  })
  .on('test:stderr', (data) => process.stderr.write(data.message))
  .on('end', finish)
  .resume();

function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed || !passed ? 1 : 0;
}
