import { t } from '@kit/base'
import type { ListColumn, ListKind } from '../lists/kind.ts'
import { exampleDue, exampleHistory, exampleHomes, exampleSeats } from './example.ts'

const column = (heading: string, zh: string, en: string, isNeeded = true): ListColumn => ({
  heading,
  note: t(zh, en),
  isNeeded,
})
const school = column('学校', '系统中的学校名称或编号', 'name or number the school has in this system')
const year = column('学年', '秋季年份，如 2020', 'the year of the autumn, such as 2020')

export const forecastHistory: ListKind = {
  id: 'forecast-history',
  title: t('历年在校生', 'Pupils of past years'),
  form: 'table',
  columns: [
    school,
    year,
    column('年级', '从 1 起；一张表只放一个学段', 'counted from 1; one list holds one stage'),
    column('人数', '该年级在校生；没有数据的行删去', 'pupils of the grade; remove rows without figures'),
    column(
      '班数',
      '最后一年各年级班数，用于班额预警',
      'classes of the last year, for the class sizes',
      false,
    ),
  ],
  example: (tx, _, region, period) => exampleHistory(tx, region, period),
}

export const forecastDue: ListKind = {
  id: 'forecast-due',
  title: t('应入学儿童', 'Children due to enter'),
  form: 'table',
  columns: [
    school,
    year,
    column(
      '应入学',
      '六年前出生数、户籍数或幼儿园大班数；未来各年也要有',
      'births six years before, registered children, or the oldest of kindergarten; for the years ahead too',
    ),
    column('随迁', '其中凭居住证入学的人数', 'of them those who enter by a residence permit', false),
  ],
  example: (tx, _, region, period) => exampleDue(tx, region, period),
}

export const forecastSeats: ListKind = {
  id: 'forecast-seats',
  title: t('学位和片区', 'Seats and areas'),
  form: 'table',
  columns: [
    school,
    column('学位', '学校能容纳的在校生', 'pupils the school has room for'),
    column('片区', '学校所在片区；不填则全部合为一片', 'its area; without the column all is one area', false),
  ],
  example: (tx, _, region, period) => exampleSeats(tx, region, period),
}

export const forecastHomes: ListKind = {
  id: 'forecast-homes',
  title: t('住房交付', 'Homes completed'),
  form: 'table',
  columns: [school, year, column('套数', '当年交付、就近入该校的套数', 'homes of that year near the school')],
  example: (tx, _, region, period) => exampleHomes(tx, region, period),
}
