import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { platform } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Kills the process at the other end of a connection, as when a Lambda crashes. Throws when it is not found. */
export async function killCaller({ remotePort, localPort }: Socket): Promise<void> {
  if (remotePort === undefined || localPort === undefined) throw new Error('The caller has gone.');
  const pids =
    platform() === 'linux' ? await linuxPids(remotePort, localPort) : await lsofPids(remotePort);
  const others = pids.filter((pid) => pid !== process.pid);
  if (others.length === 0) throw new Error('No process was found at the other end of the call.');
  for (const pid of others) process.kill(pid, 'SIGKILL');
}

async function linuxPids(from: number, to: number): Promise<readonly number[]> {
  const inode = await inodeOf(from, to);
  const pids: number[] = [];
  for (const name of await readdir('/proc')) {
    if (/^\d+$/.test(name) && (await holds(name, `socket:[${inode}]`))) pids.push(Number(name));
  }
  return pids;
}

// Lines of the kernel's table: number, own address, other address, …, inode in the tenth column; ports in hexadecimal.
async function inodeOf(from: number, to: number): Promise<string> {
  const hex = (port: number) => port.toString(16).toUpperCase().padStart(4, '0');
  const table = await readFile('/proc/net/tcp', 'utf8');
  for (const line of table.split('\n').slice(1)) {
    const [, own = '', other = '', , , , , , , inode = ''] = line.trim().split(/\s+/);
    if (own.endsWith(`:${hex(from)}`) && other.endsWith(`:${hex(to)}`)) return inode;
  }
  throw new Error('The connection of the call is not in the table of connections.');
}

async function holds(pid: string, socket: string): Promise<boolean> {
  const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
  for (const file of files) {
    const target = await readlink(`/proc/${pid}/fd/${file}`).catch(() => '');
    if (target === socket) return true;
  }
  return false;
}

async function lsofPids(port: number): Promise<readonly number[]> {
  const { stdout } = await run('lsof', ['-nP', '-t', `-iTCP:${port}`, '-sTCP:ESTABLISHED']);
  return stdout.split('\n').filter(Boolean).map(Number);
}
