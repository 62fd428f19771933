import { dirname, join } from 'node:path'

/** The folder of the clone. */
export const ROOT = dirname(import.meta.dirname)

/** Where npm puts the commands of installed packages, Node itself among them. */
export const BIN = join(ROOT, 'node_modules', '.bin')
