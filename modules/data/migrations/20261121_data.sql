-- Facts of a region, append-only and bitemporal; see modules/data/README.md.
-- Codes sort by bytes (collate "C"): the order of keys is the same on every machine and in every program.

create table data_regions (
  region_code   text collate "C" not null check (region_code ~ '^[0-9]{12}$'),
  name_zh       text not null,
  name_en       text not null,
  level         text not null check (level in ('nation', 'province', 'city', 'county', 'township', 'village')),
  parent_code   text collate "C" check (parent_code ~ '^[0-9]{12}$'),
  synthetic     boolean not null,
  registered_at timestamptz(3) not null,
  constraint data_one_record_per_region primary key (region_code)
);

-- Columns `…_by` keep the name a person had on that day; the ledger has the id.
-- A file, a form, a correction: one act of bringing in figures. Its instant is the instant of all its facts and units.
create table data_sources (
  region_code  text collate "C" not null,
  source_id    uuid not null,
  kind         text not null check (kind in ('workbook', 'csv', 'form', 'register', 'document', 'demo', 'correction')),
  stream       text collate "C" not null check (stream <> ''),
  file_name    text,
  sha256       text check (sha256 ~ '^[0-9a-f]{64}$'),
  mapping      text,
  reason       text check (reason <> ''),
  recorded_by  text not null,
  recorded_at  timestamptz(3) not null,
  constraint data_one_record_per_source primary key (region_code, source_id),
  constraint data_sources_of_a_region_follow_one_another unique (region_code, recorded_at),
  constraint data_source_of_a_region foreign key (region_code) references data_regions (region_code)
);

-- That a unit exists. What it is called and where it belongs may change: data_unit_entries.
create table data_units (
  region_code text collate "C" not null,
  unit_id     text collate "C" not null check (unit_id <> ''),
  constraint data_one_record_per_unit primary key (region_code, unit_id),
  constraint data_unit_of_a_region foreign key (region_code) references data_regions (region_code)
);

create table data_unit_entries (
  region_code     text collate "C" not null,
  unit_id         text collate "C" not null,
  recorded_at     timestamptz(3) not null,
  kind            text not null check (kind in ('school', 'legal-entity', 'campus', 'teaching-point', 'union', 'group', 'region')),
  code            text collate "C",
  name            text not null check (name <> ''),
  parent_id       text collate "C",
  legal_entity_id text collate "C",
  member_of_id    text collate "C",
  opened_on       date,
  closed_on       date,
  recorded_by     text not null,
  constraint data_one_entry_per_unit_and_instant primary key (region_code, unit_id, recorded_at),
  constraint data_entry_of_a_unit foreign key (region_code, unit_id) references data_units (region_code, unit_id),
  constraint data_parent_is_a_unit foreign key (region_code, parent_id) references data_units (region_code, unit_id),
  constraint data_legal_entity_is_a_unit foreign key (region_code, legal_entity_id) references data_units (region_code, unit_id),
  constraint data_group_is_a_unit foreign key (region_code, member_of_id) references data_units (region_code, unit_id)
);

create table data_facts (
  region_code text collate "C" not null,
  source_id   uuid not null,
  seq         integer not null check (seq >= 1),
  unit_id     text collate "C" not null,
  period      text collate "C" not null,
  metric      text collate "C" not null,
  stage       text collate "C" not null,
  value       double precision check (value > '-Infinity' and value < 'Infinity'), -- null: recorded as not available
  text        text,
  raw         text,                                                                -- as it stood in the cell
  locator     jsonb not null,
  recorded_at timestamptz(3) not null,
  constraint data_one_fact_per_place_in_a_source primary key (region_code, source_id, seq),
  constraint data_fact_of_a_source foreign key (region_code, source_id) references data_sources (region_code, source_id),
  constraint data_fact_of_a_unit foreign key (region_code, unit_id) references data_units (region_code, unit_id)
);
create index data_facts_by_key on data_facts (region_code, period, unit_id, metric, stage, recorded_at);

-- Which of several differing entries a person picked, and why; the newest choice of a key counts.
create table data_choices (
  region_code text collate "C" not null,
  choice_id   uuid not null,
  unit_id     text collate "C" not null,
  period      text collate "C" not null,
  metric      text collate "C" not null,
  stage       text collate "C" not null,
  source_id   uuid not null,
  seq         integer not null,
  reason      text not null check (reason <> ''),
  chosen_by   text not null,
  recorded_at timestamptz(3) not null,
  constraint data_one_record_per_choice primary key (region_code, choice_id),
  constraint data_one_choice_per_key_and_instant unique (region_code, period, unit_id, metric, stage, recorded_at),
  constraint data_choice_of_a_fact foreign key (region_code, source_id, seq) references data_facts (region_code, source_id, seq)
);
create index data_choices_by_instant on data_choices (region_code, recorded_at);

-- Steps of a period: a school or the bureau submits, another person confirms (locks), a reason reopens.
create table data_periods (
  region_code text collate "C" not null,
  period      text collate "C" not null,
  seq         integer not null check (seq >= 1),
  step        text not null check (step in ('submitted', 'confirmed', 'reopened')),
  unit_id     text collate "C",            -- null: the whole region; else one school about its own figures
  digest      text,                        -- of the figures, at submission and confirmation of the region
  reason      text check (reason <> ''),
  made_by     text not null,               -- id of the person: submitter and confirmer must differ
  made_by_name text not null,
  made_at     timestamptz(3) not null,
  constraint data_one_step_at_a_time primary key (region_code, period, seq),
  constraint data_step_of_a_unit foreign key (region_code, unit_id) references data_units (region_code, unit_id)
);

-- State of an import; what it stored is in data_sources.
create table data_imports (
  region_code text collate "C" not null,
  import_id   uuid not null,
  file_name   text not null,
  sha256      text check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes       bigint not null,
  state       text not null check (state in ('reading', 'checking', 'ready', 'refused', 'storing', 'stored', 'cancelled', 'interrupted', 'failed')),
  mapping     text,
  period      text collate "C",
  progress    double precision not null default 0 check (progress between 0 and 1),
  rows        bigint not null default 0,
  counts      jsonb not null default '{"error": 0, "warning": 0, "note": 0}',
  preview     jsonb,
  problems    jsonb not null default '[]',
  source_id   uuid,
  started_by  text not null,
  started_at  timestamptz(3) not null,
  finished_at timestamptz(3),
  constraint data_one_record_per_import primary key (region_code, import_id),
  constraint data_import_of_a_region foreign key (region_code) references data_regions (region_code),
  constraint data_import_made_a_source foreign key (region_code, source_id) references data_sources (region_code, source_id)
);

alter table data_regions enable row level security;
alter table data_regions force row level security;
create policy data_own_region on data_regions using (region_code like current_setting('app.region') || '%');
alter table data_sources enable row level security;
alter table data_sources force row level security;
create policy data_own_region on data_sources using (region_code like current_setting('app.region') || '%');
alter table data_units enable row level security;
alter table data_units force row level security;
create policy data_own_region on data_units using (region_code like current_setting('app.region') || '%');
alter table data_unit_entries enable row level security;
alter table data_unit_entries force row level security;
create policy data_own_region on data_unit_entries using (region_code like current_setting('app.region') || '%');
alter table data_facts enable row level security;
alter table data_facts force row level security;
create policy data_own_region on data_facts using (region_code like current_setting('app.region') || '%');
alter table data_choices enable row level security;
alter table data_choices force row level security;
create policy data_own_region on data_choices using (region_code like current_setting('app.region') || '%');
alter table data_periods enable row level security;
alter table data_periods force row level security;
create policy data_own_region on data_periods using (region_code like current_setting('app.region') || '%');
alter table data_imports enable row level security;
alter table data_imports force row level security;
create policy data_own_region on data_imports using (region_code like current_setting('app.region') || '%');

grant select, insert on data_regions, data_sources, data_units, data_unit_entries, data_facts, data_choices, data_periods to junheng_app;
grant select, insert, update on data_imports to junheng_app;
