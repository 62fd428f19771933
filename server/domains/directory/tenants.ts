import type { Tenant } from './contract.ts'
import { quangNam } from './tenants/quang-nam.ts'

const tenants: Readonly<Record<string, Tenant>> = { [quangNam.id]: quangNam }

/**
 * The province with this id.
 * @throws Error where the configuration names one that does not exist
 */
export function tenant(id: string): Tenant {
  const found = tenants[id]
  if (found === undefined) throw new Error(`TENANT is unknown; known are: ${Object.keys(tenants).join(', ')}`)
  return found
}
