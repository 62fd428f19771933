import { expect, type Locator, type Page } from '@playwright/test'

const MOST_STEPS = 60

/** Goes on with the Tab key until this has the focus, and sees that each place on the way shows that it has it. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(visibleFocus)).not.toBe('hidden')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`${target} is not reached by ${MOST_STEPS} Tabs`)
}

/** Reaches a field and types into it. */
export async function typeInto(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, page.locator(`input[name=${name}]`))
  await page.keyboard.type(text)
}

/** Reaches a link or button and presses it. */
export async function pressOn(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

/** Runs in the page: whether what has the focus is in the window and carries a ring. */
function visibleFocus(): 'seen' | 'hidden' | 'page' {
  const element = document.activeElement
  if (!element || element === document.body) return 'page'
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  const box = element.getBoundingClientRect()
  const inWindow = box.bottom > 0 && box.top < innerHeight && box.width > 0
  return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && inWindow ? 'seen' : 'hidden'
}
