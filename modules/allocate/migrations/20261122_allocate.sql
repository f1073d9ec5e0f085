-- Plans of every kind, what was decided about them, what was published of them: append-only. Lists people brought for
-- them are sealed and may be erased. See modules/allocate/README.md.

create table allocate_plans (
  region_code  text collate "C" not null,
  plan_id      uuid not null,
  kind         text collate "C" not null,
  period       text collate "C" not null,
  input_digest text not null check (input_digest ~ '^[0-9a-f]{64}$'),
  plan         jsonb not null,                -- Plan: request, certificate, body, effect
  made_by      text not null,
  made_at      timestamptz(3) not null,
  constraint allocate_one_record_per_plan primary key (region_code, plan_id)
);
create index allocate_plans_by_period on allocate_plans (region_code, kind, period, made_at);

create table allocate_decisions (
  region_code text collate "C" not null,
  plan_id     uuid not null,
  decision    text not null check (decision in ('adopted', 'rejected')),
  why         text not null check (why <> ''),
  decided_by  text not null,
  decided_at  timestamptz(3) not null,
  constraint allocate_one_decision_per_plan primary key (region_code, plan_id),
  constraint allocate_decision_about_a_plan foreign key (region_code, plan_id) references allocate_plans (region_code, plan_id)
);

create table allocate_publications (
  region_code    text collate "C" not null,
  publication_id uuid not null,
  plan_id        uuid not null,
  what           text collate "C" not null,
  head           jsonb not null,              -- Publication
  content        bytea not null,
  published_at   timestamptz(3) not null,
  constraint allocate_one_record_per_publication primary key (region_code, publication_id),
  constraint allocate_each_part_published_once unique (region_code, plan_id, what),
  constraint allocate_publication_of_a_plan foreign key (region_code, plan_id) references allocate_plans (region_code, plan_id)
);

create table allocate_lists (
  region_code text collate "C" not null,
  list_id     uuid not null,
  head        jsonb not null,                 -- List: kind, file, rows, headings, digest
  sealed      bytea not null,                 -- the rows, encrypted
  made_at     timestamptz(3) not null,
  constraint allocate_one_record_per_list primary key (region_code, list_id)
);

alter table allocate_plans enable row level security;
alter table allocate_plans force row level security;
create policy allocate_own_region on allocate_plans using (region_code like current_setting('app.region') || '%');
alter table allocate_decisions enable row level security;
alter table allocate_decisions force row level security;
create policy allocate_own_region on allocate_decisions using (region_code like current_setting('app.region') || '%');
alter table allocate_publications enable row level security;
alter table allocate_publications force row level security;
create policy allocate_own_region on allocate_publications using (region_code like current_setting('app.region') || '%');
alter table allocate_lists enable row level security;
alter table allocate_lists force row level security;
create policy allocate_own_region on allocate_lists using (region_code like current_setting('app.region') || '%');

grant select, insert on allocate_plans, allocate_decisions, allocate_publications to junheng_app;
grant select, insert, delete on allocate_lists to junheng_app;
