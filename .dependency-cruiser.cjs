/** Who may import whom (ARCHITECTURE.md, "The order of imports"). Each rule says what to do instead. */
const left = {
  base: [], kernels: ['base'], policy: ['base', 'kernels'], workbook: ['base'], store: ['base'], http: ['base'],
  access: ['base', 'store', 'http'], 'ui-kit': ['base'],
}
const modules = ['data', 'measure', 'allocate', 'act', 'account']
const rules = Object.entries(left).map(([name, may]) => ({
  name: `packages/${name} uses only ${may.join(', ') || 'nothing of ours'}`,
  comment: 'A package knows nothing of the loop. Move the code to the module that owns the noun, or pass it in as an argument.',
  severity: 'error',
  from: { path: `^packages/${name}/`, pathNot: '\\.test\\.tsx?$|/test/|/bench/' },
  to: { path: '^(packages|modules|apps)/', pathNot: `^packages/(${[name, ...may].join('|')})/` },
}))
modules.forEach((name, i) => {
  const right = modules.slice(i + 1)
  if (right.length) rules.push({
    name: `modules/${name} never imports what stands to its right`,
    comment: 'The right reads from the left; the left tells the right by an event or is asked.',
    severity: 'error', from: { path: `^modules/${name}/`, pathNot: '\\.test\\.tsx?$|/test/' }, to: { path: `^modules/(${right.join('|')})/` },
  })
  rules.push({
    name: `modules/${name} is entered by its doors`,
    comment: 'Import index.ts or schema.ts of the module (screens: its ui/index.ts), or add the name to its door.',
    severity: 'error', from: { path: '^(modules|apps)/', pathNot: `^modules/${name}/` },
    to: { path: `^modules/${name}/`, pathNot: `^modules/${name}/(index|schema|plan-schema|module|[a-z]+/index|[a-z]+/schema)\\.tsx?$` },
  })
})
module.exports = {
  forbidden: [
    ...rules,
    { name: 'no circles', severity: 'error', comment: 'Find the noun both need and give it its own file.', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    { name: 'kernels and policy touch no world', severity: 'error', comment: 'Clock, seed, files and data are arguments. Reading packs from disk is packages/policy/load.ts alone.',
      from: { path: '^packages/(kernels|policy)/', pathNot: '\\.test\\.ts$|packages/policy/load\\.ts$|/test/|/bench/' }, to: { path: '^(node:)?(fs|net|http|https|child_process|dgram)(/|$)' } },
    { name: 'rules are pure', severity: 'error', comment: 'A rule decides; service.ts loads and saves around it.', from: { path: '^modules/[^/]+/rules/' }, to: { path: '(store|service|routes)\\.ts$|^packages/(store|http|access)/' } },
    { name: 'screens never see services', severity: 'error', comment: 'A screen talks to routes through ui-kit and schema.ts.', from: { path: '^modules/[^/]+/ui/' }, to: { path: '(store|service)\\.ts$|^packages/(store|access|policy|http)/(?!schema)' } },
    { name: 'apps are imported by nobody', severity: 'error', comment: 'Move what is needed into a module or package.', from: { path: '^(packages|modules)/', pathNot: '\\.test\\.tsx?$|/test/' }, to: { path: '^apps/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' }, exclude: { path: '(^|/)(node_modules|dist)/' }, includeOnly: '^(packages|modules|apps)/',
    tsConfig: { fileName: 'tsconfig.json' }, tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'], extensions: ['.ts', '.tsx', '.js', '.mjs'] },
  },
}
