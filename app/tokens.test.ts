import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

/** The tokens of one block of the style sheet, by name. */
function tokens(selector: string): ReadonlyMap<string, string> {
  const start = css.indexOf(`${selector} {`)
  const block = css.slice(start, css.indexOf('}', start))
  const pairs = [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)]
  return new Map(pairs.map(([, name = '', colour = '']) => [name, colour]))
}

/** Relative luminance of WCAG 2.2. */
function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = channels.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const light = tokens(':root')
const dark = tokens(':root[data-theme="dark"]')
const darkBySystem = tokens(':root:not([data-theme="light"])')

const texts = ['ink', 'ash', 'indigo', 'lacquer', 'jade', 'turmeric', 'error']
const surfaces = ['paper', 'sheet', 'sunk']
const pairs = [
  ...texts.flatMap((text) => surfaces.map((surface) => [text, surface, 4.5] as const)),
  ...['indigo', 'jade', 'turmeric', 'error'].map((ink) => [ink, `wash-${ink}`, 4.5] as const),
  ...['indigo', 'jade', 'turmeric', 'error'].map((wash) => ['ink', `wash-${wash}`, 7] as const),
  ['on-indigo', 'indigo', 4.5] as const,
  ['on-band', 'band', 4.5] as const,
  ...surfaces.map((surface) => ['line', surface, 3] as const),
]

describe.each([
  ['light', light],
  ['dark', dark],
])('%s', (_theme, theme) => {
  test.each(pairs)('%s is read on %s at %d:1', (ink, surface, least) => {
    expect(contrast(theme.get(ink) ?? '#000000', theme.get(surface) ?? '#000000')).toBeGreaterThanOrEqual(
      least,
    )
  })
})

test('the dark theme is one, whether the system or the visitor asks for it', () => {
  expect(darkBySystem).toEqual(dark)
  expect([...dark.keys()].sort()).toEqual([...light.keys()].filter((name) => name !== 'focus').sort())
})

test('the focus ring is seen against its ink edge', () => {
  expect(contrast(light.get('focus') ?? '#000000', light.get('ink') ?? '#000000')).toBeGreaterThan(9)
})
