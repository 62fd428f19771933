import { tenant } from '#server/domains/directory/index.ts'
import type { Config } from '#server/platform/config.ts'

/** What every document of the portal carries: who issues it, and where and by which code it is checked. */
export function issuedBy(config: Config, verificationCode: string) {
  return {
    portal: tenant(config.TENANT),
    verificationCode,
    verifyUrl: `${config.PORTAL_URL}/verify/${verificationCode}`,
    demo: config.DEMO,
  }
}
