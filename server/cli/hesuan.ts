import { Command, CommanderError } from 'commander'
import { StorageFailure } from '../storage/storageFailure.ts'
import { checkCommand } from './checkCommand.ts'
import { exportCommand } from './exportCommand.ts'
import { importCommand } from './importCommand.ts'
import { outputOf } from './output.ts'
import { CommandRefused, type Surroundings } from './surroundings.ts'
import { userCommand } from './userCommand.ts'

/** Runs one command. @returns the exit code: 0 done, 1 refused or found errors */
export async function hesuan(args: readonly string[], surroundings: Surroundings): Promise<number> {
  let code = 0
  const program = new Command('hesuan')
    .description('合算：部门预算协同编制')
    .exitOverride()
    .configureOutput(outputOf(surroundings))
  for (const command of [
    userCommand(surroundings),
    importCommand(surroundings),
    exportCommand(surroundings),
    checkCommand(surroundings, (result) => {
      code = result
    }),
  ]) {
    program.addCommand(command.copyInheritedSettings(program))
  }
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return ofCommander(error, program, surroundings)
    if (error instanceof CommandRefused || error instanceof StorageFailure) {
      surroundings.complain(error.message)
      return 1
    }
    throw error
  }
}

function ofCommander(error: CommanderError, program: Command, { complain }: Surroundings): number {
  if (error.exitCode === 0) return 0
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  switch (error.code) {
    case 'commander.unknownCommand':
    case 'commander.excessArguments':
      complain(`没有这个命令：${named || program.args.join(' ')}。用 hesuan --help 查看所有命令`)
      return 1
    case 'commander.unknownOption':
      complain(`没有这个选项：${named}。用 hesuan --help 查看用法`)
      return 1
    case 'commander.missingArgument':
    case 'commander.missingMandatoryOptionValue':
    case 'commander.optionMissingArgument':
      complain(`缺少 ${named}。用 hesuan --help 查看用法`)
      return 1
    case 'commander.help':
      return 1
    default:
      complain(`命令有误：${error.message.replace(/^error: /, '')}`)
      return 1
  }
}
