import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Clears the way after a server that was killed: ends a server or session process that still works in the data folder
 * (its starter is gone), and removes a postmaster.pid that names a process which is no server of this folder.
 * The caller must hold the folder's lock, so that no server in use is ended.
 */
export async function clearLeftovers(dataDir: string): Promise<void> {
  const pidFile = join(dataDir, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const server = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  const atWork = processesIn(dataDir)
  if (atWork === null) return
  if (atWork.includes(server)) await endAll([server], 'SIGINT', atWork)
  else await endAll(atWork, 'SIGQUIT', atWork)
  rmSync(pidFile, { force: true })
}

/** Processes whose working folder is the data folder: PostgreSQL's, all of them. Null where the system has no /proc. */
function processesIn(dataDir: string): number[] | null {
  if (!existsSync('/proc/self/cwd')) return null
  const place = realpathSync(dataDir)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => worksIn(name, place))
    .map(Number)
}

function worksIn(pid: string, place: string): boolean {
  try {
    return (
      readlinkSync(`/proc/${pid}/cwd`) === place && /postgres/.test(readFileSync(`/proc/${pid}/comm`, 'utf8'))
    )
  } catch {
    return false // it ended meanwhile, or is another user's
  }
}

async function endAll(
  pids: readonly number[],
  signal: NodeJS.Signals,
  all: readonly number[],
): Promise<void> {
  for (const pid of pids) send(pid, signal)
  const deadline = Date.now() + 10_000
  while (all.some((pid) => send(pid, 0))) {
    if (Date.now() > deadline) for (const pid of all) send(pid, 'SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}
