import { describe, expect, it } from 'vitest'
import { responsiblePersons } from './responsiblePersons.ts'

describe('the persons in charge of a project', () => {
  it.each([
    ['巴中市人事考试中心 余川', '余川'],
    ['市劳动保障监察支队 冯跃 巴中市劳动人事争议仲裁院 白新春', '冯跃、白新春'],
    ['职建科 张会 劳动能力鉴定委员会办公室 张丽梅', '张会、张丽梅'],
    ['巴中市就业服务管理局王波', '王波'],
    ['徐大华', '徐大华'],
    ['巴中市人社局', ''],
    ['', ''],
  ])('[IMP-12] are told from their offices: %j', (text, persons) => expect(responsiblePersons(text)).toBe(persons))
})
