-- Which documents a county has made its own, from which day, and which it has given up again: append-only; of the
-- entries whose day has come the last one recorded holds.

create table measure_adoptions (
  region_code text collate "C" not null,
  entry_id    uuid not null,
  pack_id     text collate "C" not null,
  deed        text not null check (deed in ('adopted', 'given-up')),
  from_on     date not null,
  note        text not null,                 -- why; never empty where the document is made for another territory
  made_by     text not null,
  made_at     timestamptz(3) not null,
  constraint measure_one_record_per_adoption primary key (region_code, entry_id),
  constraint measure_giving_up_has_a_reason check (deed = 'adopted' or note <> '')
);
create index measure_adoptions_by_pack on measure_adoptions (region_code, pack_id, made_at);

alter table measure_adoptions enable row level security;
alter table measure_adoptions force row level security;
create policy measure_own_region on measure_adoptions using (region_code like current_setting('app.region') || '%');
grant select, insert on measure_adoptions to junheng_app;
