// Installs what the lock file asks for, when it is not there yet. Runs before `npm start` and `npm test` on whatever
// Node the machine has (20 or newer), so it is plain JavaScript and uses nothing but Node.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const root = join(import.meta.dirname, '..')
const bin = join(root, 'node_modules', '.bin')
const OLDEST_NODE = 20
const OLDEST_NPM = 11

const fault = machineFault()
if (fault) fail(fault)
if (!isInstalled()) install()

function machineFault() {
  const node = Number(process.versions.node.split('.')[0])
  if (node < OLDEST_NODE)
    return `Node ${process.versions.node} is too old: install Node ${OLDEST_NODE} or newer.`
  const npm = /npm\/(\d+)/.exec(process.env.npm_config_user_agent ?? '')?.[1]
  if (npm !== undefined && Number(npm) < OLDEST_NPM)
    return `npm ${npm} is too old: run "npm install --global npm@${OLDEST_NPM}" and start again.`
  if (!existsSync(join(root, 'package-lock.json')))
    return 'package-lock.json is missing: restore it from the repository.'
  return null
}

/** npm writes the list of what lies in node_modules last, so an installation that broke off has none. */
function isInstalled() {
  if (existsSync(join(root, 'node_modules', '.unfinished'))) return false
  const listed = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (!listed) return false
  const wanted = Object.entries(readPackages(join(root, 'package-lock.json')) ?? {})
  const complete = wanted.every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true
    return listed[path] ? listed[path].version === version : optional === true
  })
  return complete && spawnSync(join(bin, 'node'), ['--version']).status === 0
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}

function install() {
  const started = Date.now()
  const modules = join(root, 'node_modules')
  const unfinished = join(modules, '.unfinished')
  console.log('Installing packages, a few minutes the first time …')
  // What a broken-off installation left cannot be told from whole packages.
  if (existsSync(unfinished) || !existsSync(join(modules, '.package-lock.json')))
    rmSync(modules, { recursive: true, force: true })
  mkdirSync(modules, { recursive: true })
  writeFileSync(unfinished, '')
  if (!runNpm() && !runNpm()) fail('The packages could not be installed: see what npm printed above.')
  rmSync(unfinished)
  if (!isInstalled()) fail('npm ended well, but packages are missing. Delete node_modules and start again.')
  console.log(`Installed packages (${((Date.now() - started) / 1000).toFixed(0)} s)`)
}

/**
 * Not `npm ci`: it refuses a lock file that lacks the optional packages of other systems, which registries that carry
 * only some systems cannot give. `--no-save` keeps to the lock file and leaves it as it is.
 */
function runNpm() {
  // Not by the Node in node_modules, which npm may be about to replace.
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'))
  const env = { ...process.env, PATH: path.join(delimiter) }
  const options = [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--include=dev',
    '--include=optional',
    '--loglevel=error',
  ]
  return spawnSync('npm', options, { cwd: root, env, stdio: 'inherit' }).status === 0
}

function fail(line) {
  console.error(line)
  process.exit(1)
}
