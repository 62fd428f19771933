import { openDataDir } from './data-dir.ts'
import { embeddedUrls } from './embedded-urls.ts'
import { ROOT } from './paths.ts'
import { serverAccount } from './postgres/account.ts'
import { StartFailure } from './postgres/failure.ts'
import { programSpecs } from './programs.ts'
import { CommandFailure } from './run.ts'
import { loadSecrets } from './secrets.ts'
import { seed } from './seed.ts'
import { loadEnvironmentFile, readSettings } from './settings.ts'

/** Brings the running demo to a named state: `npm run scenario <name>`. */
async function main(name: string | undefined): Promise<void> {
  if (!name) throw new StartFailure('Name a scenario: npm run scenario <name>')
  loadEnvironmentFile()
  const settings = readSettings(process.env)
  if (!settings.demo)
    throw new StartFailure('Scenarios are for a demo only. Set DEMO=true if this server is one.')
  const { dir } = openDataDir(settings.dir, ROOT, settings.given ? null : serverAccount())
  const secrets = loadSecrets(dir)
  const databases = settings.given
    ? { app: settings.given.app, owner: settings.given.owner ?? settings.given.app, sandbox: null }
    : embeddedUrls(dir, secrets)
  const { services } = programSpecs({
    ports: settings.ports,
    databases,
    demo: true,
    secrets,
    given: {},
    dev: false,
  })
  process.stdout.write(await seed(name, databases.owner, services.env))
}

try {
  await main(process.argv[2])
} catch (cause) {
  if (!(cause instanceof StartFailure || cause instanceof CommandFailure)) throw cause
  console.error(cause.message)
  process.exitCode = 1
}
