import { Command } from 'commander'
import { createDepartment } from '../sections/createDepartment.ts'
import { isEmpty } from '../storage/departments.ts'
import { readPublished } from './readPublished.ts'
import { CommandRefused, type Surroundings } from './surroundings.ts'
import { withDatabase } from './withDatabase.ts'

export const importCommand = (surroundings: Surroundings): Command =>
  new Command('import')
    .description('把公开的部门预算（PDF 导出的制表符分隔文本）导入空数据库')
    .argument('<file>', '文件')
    .action(async (file: string) => {
      const imported = await readPublished(file)
      await withDatabase(surroundings, async (database) => {
        await database.write.transaction().execute(async (trx) => {
          if (!(await isEmpty(trx))) throw new CommandRefused('数据库中已有部门预算，只能导入空数据库')
          await createDepartment(trx, imported, surroundings.clock().toISOString())
        })
      })
      const { department, year, units, report } = imported
      surroundings.print(
        `已导入 ${department.name} ${year} 年部门预算：${units.length} 个单位，${report.lines.length} 行`,
      )
      for (const { line, message } of report.notes) surroundings.print(`  第 ${line} 行：${message}`)
    })
