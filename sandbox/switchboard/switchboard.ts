import type { Queryable } from '../database/open.ts'
import { type Dice, seededDice } from './dice.ts'
import { allWell, type SwitchboardSettings, switchboardSchema } from './settings.ts'

/** The faults that are set now, and the dice that decide which call meets one. */
export type Switchboard = {
  readonly settings: () => SwitchboardSettings
  readonly happens: Dice
  /** Stores the settings, so that they outlive a restart, and throws the dice from their seed again. */
  readonly set: (settings: SwitchboardSettings) => Promise<void>
}

/** Reads the settings last stored; this process is the only one that changes them. */
export async function openSwitchboard(db: Queryable): Promise<Switchboard> {
  let settings = await readSettings(db)
  let dice = seededDice(settings.seed)
  return {
    settings: () => settings,
    happens: (probability) => dice(probability),
    set: async (wanted) => {
      await db.query(
        `INSERT INTO switchboard (settings) VALUES ($1)
         ON CONFLICT (only_row) DO UPDATE SET settings = excluded.settings`,
        [JSON.stringify(wanted)],
      )
      settings = wanted
      dice = seededDice(wanted.seed)
    },
  }
}

/** Settings of an older version that no longer fit count as none. */
async function readSettings(db: Queryable): Promise<SwitchboardSettings> {
  const stored = await db.query<{ settings: unknown }>('SELECT settings FROM switchboard')
  const read = switchboardSchema.safeParse(stored.rows[0]?.settings)
  return read.success ? read.data : allWell
}
