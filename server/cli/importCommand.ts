import { Command } from 'commander'
import { createDepartment } from '../sections/createDepartment.ts'
import { isEmpty } from '../storage/departments.ts'
import { readBudget } from './readBudget.ts'
import { CommandRefused, type Surroundings } from './surroundings.ts'
import { withDatabase } from './withDatabase.ts'

export const importCommand = (surroundings: Surroundings): Command =>
  new Command('import')
    .description('把一份部门预算导入空数据库：公开的文本（PDF 导出的制表符分隔文本）或合算交换格式（JSON）')
    .argument('<file>', '文件')
    .action(async (file: string) => {
      const { budget, report } = await readBudget(file)
      await withDatabase(surroundings, async (database) => {
        await database.write.transaction().execute(async (trx) => {
          if (!(await isEmpty(trx))) throw new CommandRefused('数据库中已有部门预算，只能导入空数据库')
          await createDepartment(trx, budget, surroundings.clock().toISOString())
        })
      })
      const { department, year, units, sections } = budget
      const rows = report?.lines.length ?? sections.reduce((sum, section) => sum + section.rows.length, 0)
      surroundings.print(`已导入 ${department.name} ${year} 年部门预算：${units.length} 个单位，${rows} 行`)
      for (const { line, message } of report?.notes ?? []) surroundings.print(`  第 ${line} 行：${message}`)
    })
