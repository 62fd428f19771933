import { spawn } from 'node:child_process'

/**
 * Ends a child even when this process dies without a chance to (kill -9): a shell waits on a pipe whose other end this
 * process holds, signals the child when the pipe breaks, and five seconds later again so that it must obey.
 * Release it once the child has ended; the promise resolves when the shell has too.
 * @param pid the child; it may have been started as another user
 */
export function stopWithParent(pid: number, signal: 'INT' | 'TERM'): { release(): Promise<void> } {
  const last = signal === 'INT' ? 'QUIT' : 'KILL'
  const script = `trap '' INT TERM HUP; read _; kill -${signal} ${pid} && sleep 5 && kill -${last} ${pid}`
  const watcher = spawn('sh', ['-c', script], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  watcher.unref()
  const ended = new Promise<void>((resolve) => {
    watcher.once('error', () => resolve())
    watcher.once('exit', () => resolve())
  })
  const { stdin } = watcher
  if (stdin && 'unref' in stdin && typeof stdin.unref === 'function') stdin.unref()
  return {
    release: () => {
      watcher.ref()
      watcher.kill('SIGKILL')
      return ended
    },
  }
}
