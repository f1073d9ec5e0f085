-- The outline of a region and of the parts it is drawn with, as GeoJSON in CGCS2000 degrees. The newest one counts.
create table data_outlines (
  region_code text collate "C" not null,
  outline_id  uuid not null,
  file_name   text not null check (file_name <> ''),
  geojson     jsonb not null,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  constraint data_one_record_per_outline primary key (region_code, outline_id),
  constraint data_outline_of_a_region foreign key (region_code) references data_regions (region_code)
);
create index data_outlines_by_instant on data_outlines (region_code, recorded_at);

alter table data_outlines enable row level security;
alter table data_outlines force row level security;
create policy data_own_region on data_outlines using (region_code like current_setting('app.region') || '%');

grant select, insert on data_outlines to junheng_app;
