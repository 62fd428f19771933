import { accountScenarios } from './accounts.ts'
import { moneyScenarios } from './money.ts'
import { paymentScenarios } from './payments.ts'
import type { Scenarios } from './scenario.ts'

/** Named states, so that every screen is reached in one step: `npm run scenario <name>`. */
export const scenarios: Scenarios = { ...paymentScenarios, ...accountScenarios, ...moneyScenarios }
