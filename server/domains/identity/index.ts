export { type CountDeps, countLookUp } from './commands/count-look-up.ts'
export { openVisitor } from './commands/open-visitor.ts'
export { removeExpiredVisitors } from './commands/remove-expired-visitors.ts'
export { visitorOf } from './queries/visitor-of.ts'
