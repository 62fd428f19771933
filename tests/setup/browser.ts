import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { basename, delimiter, dirname, isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What Playwright needs to launch a browser on this machine. */
export type BrowserLaunch = {
  readonly executablePath: string
  readonly args: string[]
  readonly env: Record<string, string>
}

/** Nothing that a test does may depend on hosts of a browser's maker, which tests must not reach. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * The packaged browser, so that no browser or font of this machine decides what a test sees; another Chromium where `BROWSER`
 * names one, by a path or a name on the PATH. Desktops and editors set `BROWSER` too, to what opens links: that is none.
 */
export function browserLaunch(named = process.env.BROWSER): Promise<BrowserLaunch> {
  return named && /chrom/i.test(basename(named)) ? namedLaunch(named) : packagedLaunch()
}

/** The browser that comes as a package; what pictures are made and compared in, whatever `BROWSER` says. */
export async function packagedLaunch(): Promise<BrowserLaunch> {
  const executablePath = await packagedBrowser()
  // It has no helper for Chromium's sandbox.
  return { executablePath, args: [...QUIET, '--no-sandbox'], env: currentEnvironment() }
}

async function namedLaunch(named: string): Promise<BrowserLaunch> {
  const executablePath = programOf(named)
  // Chromium refuses its sandbox as root.
  const args = process.getuid?.() === 0 ? [...QUIET, '--no-sandbox'] : QUIET
  return { executablePath, args, env: currentEnvironment() }
}

function programOf(named: string): string {
  if (isAbsolute(named)) return named
  const folders = (process.env.PATH ?? '').split(delimiter)
  const found = folders.map((folder) => join(folder, named)).find((place) => existsSync(place))
  if (!found) throw new Error(`BROWSER is ${named}, and no such program is on the PATH`)
  return found
}

async function packagedBrowser(): Promise<string> {
  // It unpacks into the temporary folder, for its user alone, so each user needs a folder of their own.
  const folder = join(tmpdir(), `portal-browser-${userInfo().uid}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const temporary = process.env.TMPDIR
  process.env.TMPDIR = folder
  // Read at import: makes it unpack the system libraries that it carries and set LD_LIBRARY_PATH.
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  const path = await chromium.executablePath()
  // The database of the tests runs as another user where this is root, and must not be put into this folder.
  if (temporary === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = temporary
  giveFonts(folder)
  return path
}

/**
 * The packaged browser dies where a letter is in no font that it knows, and it knows only folders of another
 * system. It is given one family that has every letter and sign of the pages.
 */
function giveFonts(folder: string): void {
  const fonts = dirname(fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')))
  const file = join(folder, 'fonts.conf')
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias>
</fontconfig>
`,
  )
  delete process.env.FONTCONFIG_PATH
  process.env.FONTCONFIG_FILE = file
}

function currentEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
