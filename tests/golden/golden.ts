import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'

/**
 * How many pixels of a picture differ from its golden image, tests/golden/<name>.png; with UPDATE_GOLDEN=1 the
 * picture becomes the golden image. A difference leaves the picture in the temporary folder, to be looked at.
 */
export function differingPixels(name: string, picture: Uint8Array): number {
  const golden = join(import.meta.dirname, `${name}.png`)
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, picture)
  if (!existsSync(golden)) throw new Error(`No golden image ${name}.png; make it with UPDATE_GOLDEN=1`)
  const different = compare(PNG.sync.read(readFileSync(golden)), PNG.sync.read(Buffer.from(picture)))
  if (different > 0) keepForEyes(name, picture)
  return different
}

function compare(golden: PNG, picture: PNG): number {
  if (golden.width !== picture.width || golden.height !== picture.height) return Number.POSITIVE_INFINITY
  return pixelmatch(golden.data, picture.data, undefined, golden.width, golden.height, { threshold: 0.1 })
}

function keepForEyes(name: string, picture: Uint8Array): void {
  const folder = join(tmpdir(), 'portal-golden')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.png`), picture)
}
