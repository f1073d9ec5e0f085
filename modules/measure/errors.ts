import { fill, type Refusal, refusal, type Stage, t } from '@kit/base'

/** Every way in which this module says no. */

export function unknownPack(pack: string): Refusal {
  return refusal(
    'measure.unknown-pack',
    'pack',
    fill(t('没有规则包“{pack}”。', 'There is no pack "{pack}".'), { pack }),
    t('请从规则包列表中选择。', 'Choose one from the list of packs.'),
  )
}

export function noFigures(period: string): Refusal {
  return refusal(
    'measure.no-figures',
    'period',
    fill(t('{period}学年没有任何数据。', 'There are no figures for {period}.'), { period }),
    t('请先导入该学年的统计报表。', 'Import the workbook of that year first.'),
  )
}

export function packNotInForce(pack: string, day: string): Refusal {
  return refusal(
    'measure.pack-not-in-force',
    'period',
    fill(t('“{pack}”在{day}尚未施行或已失效。', '"{pack}" is not in force on {day}.'), { pack, day }),
    t('请选择施行期内的学年，或其他规则包。', 'Choose a year in which it is in force, or another pack.'),
  )
}

export function unknownAssessment(id: string): Refusal {
  return refusal(
    'measure.unknown-assessment',
    'id',
    fill(t('没有编号为{id}的测算结果。', 'There is no assessment {id}.'), { id }),
    t('请从测算记录中选择。', 'Choose one from the list of assessments.'),
  )
}

export function otherEngine(stored: string, ours: string): Refusal {
  return refusal(
    'measure.other-engine',
    'engine',
    fill(
      t(
        '该结果由测算引擎{stored}得出，当前引擎为{ours}。',
        'It was measured by engine {stored}; this is {ours}.',
      ),
      { stored, ours },
    ),
    fill(t('请用带有引擎{stored}的版本复算。', 'Recompute with a release that has engine {stored}.'), {
      stored,
    }),
  )
}

export function notYourSchool(unit: string): Refusal {
  return refusal(
    'measure.not-your-school',
    'unit',
    t('您只能查看本校的数据。', 'You may see your own school only.'),
    fill(t('请联系县级管理员查看{unit}的数据。', 'Ask the county office about {unit}.'), { unit }),
  )
}

export function nothingToExplain(at: string): Refusal {
  return refusal(
    'measure.nothing-to-explain',
    at,
    t('该测算结果中没有这一项。', 'The assessment has no such item.'),
    t('请检查学校、学段和指标，或检验项编号。', 'Check the school, stage and indicator, or the test.'),
  )
}

export function unknownOverlay(id: string): Refusal {
  return refusal(
    'measure.unknown-overlay',
    'overlay',
    fill(t('没有编号为{id}的方案。', 'There is no plan {id}.'), { id }),
    t('请从已保存的方案中选择。', 'Choose one of the saved plans.'),
  )
}

export function overlayNameTaken(name: string): Refusal {
  return refusal(
    'measure.overlay-name-taken',
    'name',
    fill(t('已有名为“{name}”的方案。', 'There is already a plan named "{name}".'), { name }),
    t('请换一个名称。', 'Choose another name.'),
  )
}

export function changeOfUnknownUnit(at: string, unit: string): Refusal {
  return refusal(
    'measure.change-of-unknown-unit',
    at,
    fill(
      t('没有学校{unit}，或它已在本方案中关闭。', 'There is no school {unit}, or the plan has closed it.'),
      { unit },
    ),
    t('请从学校列表中选择。', 'Choose one from the list of schools.'),
  )
}

export function changeOfUnknownMetric(at: string, metric: string, stage: Stage): Refusal {
  return refusal(
    'measure.change-of-unknown-metric',
    at,
    fill(t('指标{metric}没有学段“{stage}”的数据。', 'Metric {metric} has no figures for stage "{stage}".'), {
      metric,
      stage,
    }),
    t('请选择该指标提供的学段。', 'Choose a stage the metric offers.'),
  )
}

export function changeOfMissing(at: string, unit: string, metric: string): Refusal {
  return refusal(
    'measure.change-of-missing',
    at,
    fill(
      t(
        '{unit}没有填报{metric}，无法增减。',
        '{unit} has not reported {metric}; nothing can be added to it.',
      ),
      { unit, metric },
    ),
    t('请用“设为”给出完整数值。', 'Set the whole value instead.'),
  )
}

export function changeLeavesLess(at: string, unit: string, metric: string, value: number): Refusal {
  return refusal(
    'measure.change-out-of-range',
    at,
    fill(
      t(
        '{unit}的{metric}将变为{value}，超出允许范围。',
        '{metric} of {unit} would become {value}, which is out of range.',
      ),
      { unit, metric, value },
    ),
    t('请减少调整的数量。', 'Change it by less.'),
  )
}

export function changeToItself(at: string): Refusal {
  return refusal(
    'measure.change-to-itself',
    at,
    t('调出和调入的是同一所学校。', 'It would move to the same school.'),
    t('请选择另一所学校。', 'Choose another school.'),
  )
}

export function unknownConflict(conflict: string, chosen: string): Refusal {
  return refusal(
    'measure.unknown-conflict',
    conflict,
    fill(
      t(
        '这份文件没有矛盾“{conflict}”，或“{chosen}”不是其中一方。',
        'There is no conflict "{conflict}" in this document, or "{chosen}" is no side of it.',
      ),
      {
        conflict,
        chosen,
      },
    ),
    t('请从列出的各方中选择。', 'Choose one of the sides that are listed.'),
  )
}

export function adoptedAlready(pack: string): Refusal {
  return refusal(
    'measure.adopted-already',
    'pack',
    fill(t('本地区已在执行“{pack}”。', '"{pack}" already holds here.'), { pack }),
    t('如需改变，请先停止执行。', 'Give it up first if something shall change.'),
  )
}

export function notAdopted(pack: string): Refusal {
  return refusal(
    'measure.not-adopted',
    'pack',
    fill(
      t(
        '“{pack}”不是本地区采用的文件，无法停止执行。',
        '"{pack}" was not adopted here; it cannot be given up.',
      ),
      { pack },
    ),
    t('国家规定一直有效；规划须先采用。', 'National rules always hold; a plan has to be adopted first.'),
  )
}

export function reasonForOtherTerritory(pack: string, jurisdiction: string): Refusal {
  return refusal(
    'measure.other-territory',
    'note',
    fill(
      t(
        '“{pack}”适用于区划代码以{jurisdiction}开头的地区，本地区不在其内。',
        '"{pack}" is made for regions whose codes begin with {jurisdiction}; this one is none of them.',
      ),
      { pack, jurisdiction },
    ),
    t(
      '请写明采用理由，或改为试算；理由会显示在每一页和每份文件上。',
      'Say why it is adopted, or try it only; the reason will stand on every page and file.',
    ),
  )
}

export function changeOfNoTarget(at: string, metric: string): Refusal {
  return refusal(
    'measure.change-of-no-target',
    at,
    fill(
      t(
        '“{metric}”依规定不得作为目标，不能编入方案。',
        '"{metric}" must never be a target; no plan may set it.',
      ),
      { metric },
    ),
    t('请删除这项改动。', 'Take this change out.'),
  )
}
