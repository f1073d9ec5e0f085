-- Assessments and plans of a region, append-only; see modules/measure/README.md.

-- The rules an assessment was made with, word for word: a pack and the vocabulary it speaks in. Kept so that an old
-- assessment can be recomputed after the pack has moved on.
create table measure_rulebooks (
  region_code text collate "C" not null,
  digest      text collate "C" not null check (digest ~ '^[0-9a-f]{64}$'),
  content     bytea not null,                  -- canonical JSON, gzip
  constraint measure_one_record_per_rulebook primary key (region_code, digest)
);

create table measure_assessments (
  region_code   text collate "C" not null,
  assessment_id uuid not null,
  period        text collate "C" not null,
  pack_id       text collate "C" not null,
  pack          jsonb not null,                -- id, version, digest, title, unverified, reviewBy
  rules_digest  text collate "C" not null,
  engine        text collate "C" not null,
  day           date not null,                 -- the law was read as of this day
  known_at      timestamptz(3) not null,       -- facts recorded up to this instant were used
  facts_digest  text not null check (facts_digest ~ '^[0-9a-f]{64}$'),
  result_digest text not null check (result_digest ~ '^[0-9a-f]{64}$'),
  verdict       text not null check (verdict in ('pass', 'fail', 'undetermined', 'not-applicable')),
  result        bytea not null,                -- canonical JSON, gzip; result_digest is over the JSON
  made_by       text not null,
  made_at       timestamptz(3) not null,
  constraint measure_one_record_per_assessment primary key (region_code, assessment_id),
  constraint measure_assessment_by_kept_rules foreign key (region_code, rules_digest) references measure_rulebooks (region_code, digest)
);
create index measure_assessments_by_period on measure_assessments (region_code, period, pack_id, made_at);

create table measure_overlays (
  region_code text collate "C" not null,
  overlay_id  uuid not null,
  period      text collate "C" not null,
  name        text not null check (name <> ''),
  note        text not null,
  changes     jsonb not null,
  made_by     text not null,
  made_at     timestamptz(3) not null,
  constraint measure_one_record_per_overlay primary key (region_code, overlay_id),
  constraint measure_one_overlay_per_name unique (region_code, period, name)
);

alter table measure_rulebooks enable row level security;
alter table measure_rulebooks force row level security;
create policy measure_own_region on measure_rulebooks using (region_code like current_setting('app.region') || '%');
alter table measure_assessments enable row level security;
alter table measure_assessments force row level security;
create policy measure_own_region on measure_assessments using (region_code like current_setting('app.region') || '%');
alter table measure_overlays enable row level security;
alter table measure_overlays force row level security;
create policy measure_own_region on measure_overlays using (region_code like current_setting('app.region') || '%');

grant select, insert on measure_rulebooks, measure_assessments, measure_overlays to junheng_app;
