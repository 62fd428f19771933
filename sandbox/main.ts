import { readConfig } from './config.ts'
import { startSandbox } from './sandbox.ts'

const log = (message: string) => console.error(`${new Date().toISOString()} ${message}`)

/** Ends the process in order on SIGTERM and SIGINT; a second signal ends it at once. */
function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false
  const onSignal = () => {
    if (stopping) process.exit(1)
    stopping = true
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log(String(error))
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}

try {
  const config = readConfig(process.env)
  const sandbox = await startSandbox(config, log)
  stopOnSignals(sandbox.stop)
  console.log(`The sandbox listens on http://${config.SANDBOX_HOST}:${sandbox.port}`)
} catch (error) {
  log(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
