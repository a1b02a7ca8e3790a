-- Holds one sealed word: a master key that cannot open it is the wrong one.
create table key_check (
  id integer not null primary key,
  check_sealed varchar(200) not null
);
