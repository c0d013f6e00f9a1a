import type { PublishedTable } from '../../../consolidation/publishedTable.ts'
import { T01 } from './t01.ts'
import { T02 } from './t02.ts'
import { T03 } from './t03.ts'
import { T04 } from './t04.ts'
import { T05 } from './t05.ts'
import { T06 } from './t06.ts'
import { T07 } from './t07.ts'
import { T08 } from './t08.ts'
import { T09 } from './t09.ts'
import { T10 } from './t10.ts'
import { T11 } from './t11.ts'
import { T12 } from './t12.ts'

/** The published tables of 2022 in their order. */
export const TABLES_2022: readonly PublishedTable[] = [T01, T02, T03, T04, T05, T06, T07, T08, T09, T10, T11, T12]
