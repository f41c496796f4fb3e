// A demo city of one's own for each story: made once, copied, served by the real host on a free port.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('../../..', import.meta.url));
const binary = process.env.JENJANG ?? join(top, 'build/release/jenjang');
const environment = { ...process.env, JENJANG_LANGUAGE: 'en' };
const START_MS = 20_000;

const folders = [];
function folder() {
  const made = mkdtempSync(join(tmpdir(), 'jenjang-browser-'));
  folders.push(made);
  return made;
}
process.on('exit', () => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

let template = null;
/** The first day, made once for all stories of a file. */
function firstDay() {
  if (template) return template;
  if (!existsSync(binary)) throw new Error(`${binary} is missing: build it, or name another one in JENJANG`);
  if (!existsSync(join(top, 'host/web/dist/index.html'))) throw new Error('host/web/dist is missing: npm run build in host/web');
  template = join(folder(), 'city');
  const made = spawnSync(binary, ['demo', '--data', template], { env: environment, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`jenjang demo: ${made.stderr || made.stdout}`);
  return template;
}

/** Starts a host. `empty`: nobody in it but an administrator with a one-time password. */
export async function startCity({ empty = false } = {}) {
  const data = join(folder(), 'city');
  if (!empty) cpSync(firstDay(), data, { recursive: true });
  const host = spawn(binary, ['serve', '--data', data, '--port', '0'], { env: environment });
  let said = '';
  const url = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the host did not start: ${said}`)), START_MS);
    const listen = (chunk) => {
      said += chunk;
      const found = /runs at (http:\/\/\S+)/.exec(said);
      if (!found) return;
      clearTimeout(late);
      resolve(found[1]);
    };
    host.stdout.on('data', listen);
    host.stderr.on('data', listen);
    host.on('exit', (code) => reject(new Error(`the host ended with ${code}: ${said}`)));
  });
  return {
    url,
    data,
    said: () => said,
    /** The process that runs a plugin's code. */
    worker: (plugin) => workerOf(host.pid, plugin),
    stop: () =>
      new Promise((resolve) => {
        if (host.exitCode !== null || host.signalCode !== null) return resolve();
        host.on('exit', resolve);
        host.kill('SIGTERM');
      }),
  };
}

function workerOf(host, plugin) {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const parent = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1];
      if (Number(parent) === host && readFileSync(`/proc/${name}/maps`, 'utf8').includes(plugin)) return Number(name);
    } catch {} // it ended while we looked
  }
  return null;
}
