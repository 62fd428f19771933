import { type Config, collectingBankName } from '#server/platform/config.ts'
import type { BankName } from './contract.ts'
import { tenant } from './tenants.ts'

/** The collecting bank first, then every other bank that is connected. */
export function banks(config: Pick<Config, 'TENANT' | 'OTHER_BANKS'>): readonly BankName[] {
  const collecting = { connector: collectingBankName, name: tenant(config.TENANT).collectingBank }
  const others = config.OTHER_BANKS.map(({ name, displayName }) => ({ connector: name, name: displayName }))
  return [collecting, ...others]
}
