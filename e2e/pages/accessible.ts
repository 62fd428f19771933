import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const HEIGHT = 900

/** Nothing that axe finds, in light and dark, on a phone and a desktop; and never a page wider than a small phone. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: HEIGHT })
      const { violations } = await axe(page).analyze()
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
      expect(found, `${what}, ${colorScheme}, ${width} pixels`).toEqual([])
    }
  }
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: HEIGHT })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow, `${what} at ${width} pixels is wider than the window by`).toBeLessThanOrEqual(0)
  }
}

/**
 * In the page itself: our pages frame nobody else's, so the second, blank page that guards the findings against
 * foreign frames only takes time.
 */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).withTags(TAGS).setLegacyMode(true)
}

/** Every page of the build, as the framework itself lists them. */
export function pagesOfBuild(): string[] {
  const manifest: Record<string, string> = JSON.parse(
    readFileSync(join('.next', 'app-path-routes-manifest.json'), 'utf8'),
  )
  return Object.entries(manifest)
    .filter(([file]) => file.endsWith('/page'))
    .map(([, route]) => route)
    .sort()
}
