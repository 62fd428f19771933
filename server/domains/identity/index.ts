export { type CountDeps, countLookUp, type TooMany } from './commands/count-look-up.ts'
export { openVisitor, type Visitor } from './commands/open-visitor.ts'
export { removeExpiredVisitors } from './commands/remove-expired-visitors.ts'
export { visitorOf } from './queries/visitor-of.ts'
