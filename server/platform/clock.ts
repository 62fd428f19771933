/** The one place where the time of day is read. Everything below takes it as a parameter. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()
