import type { Page } from 'playwright-core'
import type { RunningServer } from '../e2e/startServer.ts'

/** Where a picture is taken: who is signed in, and how one gets there. */
export interface GuidePage {
  /** Of the file, in letters of ASCII. */
  readonly name: string
  /** Null: nobody is signed in. */
  readonly user: 'jiguan' | 'shebao' | 'jiuye' | 'head' | 'admin' | null
  /** An address, `{701002}` standing for the id of that unit's section. */
  readonly address: string
  /** What is done there before the picture is taken; ends when everything is on the screen. */
  readonly reach: (page: Page, server: RunningServer) => Promise<void>
  /** It takes two people, paper, or another state of the budget to get there. */
  readonly staged?: true
  /** As it is printed. */
  readonly onPaper?: true
}
