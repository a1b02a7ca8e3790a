-- Exceptions from Monday to Friday: holidays, and make-up days at weekends.
create sequence calendar_day_seq start with 50 increment by 50;
create table calendar_day (
  id bigint not null primary key,
  on_date date not null unique,
  works boolean not null,
  name varchar(60) not null
);
