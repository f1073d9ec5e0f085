import { t } from '@kit/base'
import type { ListKind } from '../lists/kind.ts'
import { examplePupils, exampleTeachers } from './example.ts'

const optional = (heading: string, zh: string, en: string) => ({ heading, note: t(zh, en), isNeeded: false })

export const pupilList: ListKind = {
  id: 'classes-pupils',
  title: t('新生名单', 'Pupils'),
  form: 'table',
  columns: [
    { heading: '编号', note: t('每名学生一个编号，公布只用它', 'one number a pupil'), isNeeded: true },
    optional(
      '姓名',
      '同名分开时要填；只出现在给学校的名单里',
      'to part pupils of one name; only in the school’s list',
    ),
    optional('性别', '男或女', '男 or 女'),
    optional('出生日期', '如 2019-03-05，用于月龄', 'such as 2019-03-05'),
    optional('户籍', '如 本地、随迁、乡镇', 'such as 本地, 随迁, 乡镇'),
    optional('学前', '受过学前教育填“是”', '是 after kindergarten'),
    optional('寄宿', '寄宿填“是”', '是 for boarders'),
    optional('语文', '小学毕业学业水平；一年级不得使用', 'mark of the primary school; not in grade 1'),
    optional('数学', '同上', 'as above'),
    optional('英语', '同上', 'as above'),
    optional('同班', '须同班的写同一记号，如双胞胎', 'the same mark for those who stay together'),
    optional('分开', '须分开的写同一记号', 'the same mark for those to be parted'),
    optional('指定班级', '确需指定的填班号', 'class decided beforehand'),
    optional('指定理由', '指定了班级必须写明理由', 'its reason, needed'),
    optional(
      '随班就读',
      '随班就读学生填“是”，所在班按规定减员',
      '是 for included pupils; their class is smaller',
    ),
  ],
  example: examplePupils,
}

export const teacherList: ListKind = {
  id: 'classes-teachers',
  title: t('任课教师', 'Teachers of the year'),
  form: 'table',
  columns: [
    { heading: '教师', note: t('姓名或编号', 'name or number'), isNeeded: true },
    {
      heading: '学科',
      note: t('每科的任教班数合计要等于班数', 'as many places a subject as classes'),
      isNeeded: true,
    },
    {
      heading: '班主任',
      note: t('当班主任的填“是”，每班一名', '是 for head teachers, one a class'),
      isNeeded: true,
    },
    optional('任教班数', '教几个班，不填为 1', 'how many classes; 1 if empty'),
    optional('性别', '男或女', '男 or 女'),
    optional('年龄', '周岁', 'years'),
    optional('教龄', '年', 'years of teaching'),
    optional('职称', '如 一级、高级', 'title'),
  ],
  example: exampleTeachers,
}
