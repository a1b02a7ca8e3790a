create table url_check (
  source_kind varchar(16) not null,
  source_key varchar(32) not null,
  url_kind varchar(16) not null,
  passed_at timestamp with time zone not null,
  primary key (source_kind, source_key, url_kind)
);
