-- Which side of a contradiction in a document somebody chose as official, and why: append-only, the last one holds.

create table measure_conflict_choices (
  region_code text collate "C" not null,
  choice_id   uuid not null,
  pack_id     text collate "C" not null,
  conflict_id text collate "C" not null,
  chosen      text collate "C" not null,     -- record, target or test of the pack
  reason      text not null check (reason <> ''),
  chosen_by   text not null,
  chosen_at   timestamptz(3) not null,
  constraint measure_one_record_per_choice primary key (region_code, choice_id)
);
create index measure_conflict_choices_by_pack on measure_conflict_choices (region_code, pack_id, chosen_at);

alter table measure_conflict_choices enable row level security;
alter table measure_conflict_choices force row level security;
create policy measure_own_region on measure_conflict_choices using (region_code like current_setting('app.region') || '%');
grant select, insert on measure_conflict_choices to junheng_app;
